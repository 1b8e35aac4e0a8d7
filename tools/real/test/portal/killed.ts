import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { TestFleet } from '../support/runningFleet';
import { Portal } from './portal';
import { fileRegistration, secretOf } from './register';
import { closeShop, openShop } from './shop';
import { Witness } from './witness';

const SHOP = 'real-portal-killed';
const OTHER_SHOP = 'real-portal-killed-again';

/** The process dies when the cluster is changed and nobody has written that down: started again, it changes nothing twice. */
export function testKilled(fleet: TestFleet, portalOf: () => Portal): void {
  const [first, second] = fleet.clusters;
  const clusters = [first.name];

  describe('killed with SIGKILL between apply and record, and started again', () => {
    before(async () => {
      await openShop(first, SHOP, portalOf());
      await openShop(first, OTHER_SHOP, portalOf());
    });
    after(async () => {
      await closeShop(first, SHOP);
      await closeShop(first, OTHER_SHOP);
    });

    test('a namespace is labelled once', async () => {
      const portal = portalOf();
      const witness = new Witness(first);
      const request = await portal.file('payments-dev', {
        ...{ kind: 'namespace', namespace: SHOP, clusters },
      });
      await portal.approveAndKillAfter('apply', 0, request);
      await portal.reaches(request, 'verified');
      assert.deepEqual(witness.mutations(), [`patch /namespaces ${SHOP}`]);
    });

    test('a waypoint is made once, the namespace pointed at it once', async () => {
      const portal = portalOf();
      const witness = new Witness(first);
      const request = await portal.file('payments-dev', {
        ...{ kind: 'waypoint', namespace: OTHER_SHOP, clusters },
        use: { kind: 'namespace' },
      });
      await portal.approveAndKillAfter('apply', 0, request);
      await portal.reaches(request, 'verified');
      assert.deepEqual(witness.mutations(), [
        'patch gateway.networking.k8s.io/gateways waypoint',
        `patch /namespaces ${OTHER_SHOP}`,
      ]);
    });

    test('a cluster is registered with one Secret and one token on each side', async () => {
      const portal = portalOf();
      const witnesses = [first, second].map(each => new Witness(each));
      const request = await fileRegistration(fleet, portal);
      await portal.approveAndKillAfter('apply', 1, request);
      await portal.reaches(request, 'verified');
      const seen = witnesses.map(each => each.mutations());
      const tokens = witnesses.map(each => each.tokens());
      await portal.rollBack(request);
      assert.deepEqual(seen, [
        [`patch /secrets ${secretOf(second)}`],
        [`patch /secrets ${secretOf(first)}`],
      ]);
      const token =
        'create /serviceaccounts/token istio-reader-service-account';
      assert.deepEqual(tokens, [[token], [token]]);
    });
  });
}
