import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { entityStatusSchema } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { AuditedCall } from '../../auditLog';
import { TestCluster } from '../support/runningFleet';
import { Portal } from './portal';
import { Witness } from './witness';

const VIEWERS = 20;
const VIEWS_OF_EACH = 10;

/** What the portal asks by itself, whoever looks, and how often at most. Seconds. */
const BY_ITSELF = [
  { what: /^watch /, every: 0 },
  { what: /^get \/version$/, every: 10 },
  // Three ConfigMaps, every 27 to 33 s.
  { what: /^get \/api\/v1\/namespaces\/istio-system\/configmaps\//, every: 9 },
];

/** However many look, no cluster is asked anything for them. */
export function testViewers(
  cluster: TestCluster,
  entity: string,
  portalOf: () => Portal,
): void {
  describe('many people look at an entity', () => {
    test(`${VIEWERS} viewers, ${VIEWS_OF_EACH} times each: no call to the cluster`, async () => {
      const portal = portalOf();
      const path = `/entities/component/default/${entity}/status?detail=true`;
      const look = async () => {
        const status = entityStatusSchema.parse(
          await portal.ask('payments-dev', path),
        );
        assert.equal(status.clusters[0]?.cluster, cluster.name);
      };
      await look();
      const witness = new Witness(cluster);
      const started = Date.now();
      await Promise.all(
        Array.from({ length: VIEWERS }, async () => {
          for (let n = 0; n < VIEWS_OF_EACH; n++) await look();
        }),
      );
      const seconds = (Date.now() - started) / 1000;
      assert.deepEqual(beyondItsOwn(witness.calls(), seconds), []);
    });
  });
}

/** The calls that are none of the portal's own, or are more of them than the time explains. */
function beyondItsOwn(calls: AuditedCall[], seconds: number): string[] {
  const said = calls.map(({ verb, uri }) => `${verb} ${uri}`);
  return BY_ITSELF.reduce((left, { what, every }) => {
    const most = every === 0 ? Infinity : Math.ceil(seconds / every) + 2;
    let found = 0;
    return left.filter(line => !what.test(line) || ++found > most);
  }, said);
}
