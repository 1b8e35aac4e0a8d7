import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  planSchema,
  type MeshRequest,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { waitUntil } from '../../control-plane/waitUntil';
import { ambientWorkloads } from '../support/istiodDebug';
import { TestCluster } from '../support/runningFleet';
import { Portal } from './portal';
import { labelOf } from './shop';
import { Witness } from './witness';

const LABEL = 'istio.io/dataplane-mode';

/** A namespace goes into the mesh by a request, and istiod says so; its rollback takes it out again. */
export function testEnrolment(
  cluster: TestCluster,
  shop: string,
  portalOf: () => Portal,
): void {
  const input = {
    kind: 'namespace' as const,
    namespace: shop,
    clusters: [cluster.name],
  };
  const tunnels = async () =>
    (await ambientWorkloads(cluster.istiodUrl))
      .filter(each => each.namespace === shop)
      .map(each => each.tunnelProtocol ?? 'none');
  const expectTunnels = (wanted: string) =>
    waitUntil(`${wanted} for both pods of ${shop}`, async () => {
      const now = await tunnels();
      if (now.length === 2 && now.every(each => each === wanted)) return now;
      throw new Error(`it is ${now}`);
    });
  let request: MeshRequest;

  describe('a namespace is enrolled', () => {
    test('the plan names both pods and changes nothing', async () => {
      const witness = new Witness(cluster);
      const plan = planSchema.parse(
        await portalOf().ask('payments-dev', '/plans', input),
      );
      const [target] = plan.targets;
      assert.equal(target.counts?.joins, 2);
      assert.deepEqual(await tunnels(), ['none', 'none']);
      assert.deepEqual(
        witness.calls().filter(call => call.verb === 'patch'),
        [],
      );
    });

    test('approved by another person it is verified: pods captured, HBONE', async () => {
      const portal = portalOf();
      const witness = new Witness(cluster);
      request = await portal.file('payments-dev', input);
      await portal.approve('platform-a', request);
      request = await portal.reaches(request, 'verified');
      assert.deepEqual(
        request.expectations.map(each => each.state),
        ['met', 'met'],
      );
      const redirections = await cluster.kubectl.run([
        ...['get', 'pods', '-n', shop, '-o'],
        'jsonpath={.items[*].metadata.annotations.ambient\\.istio\\.io/redirection}',
      ]);
      assert.equal(redirections, 'enabled enabled');
      await expectTunnels('HBONE');
      assert.deepEqual(witness.mutations(), [`patch /namespaces ${shop}`]);
    });

    test('rolled back: the label is gone and the pods are released', async () => {
      const witness = new Witness(cluster);
      await portalOf().rollBack(request);
      assert.equal(await labelOf(cluster, shop, LABEL), '');
      await expectTunnels('none');
      assert.deepEqual(witness.mutations(), [`patch /namespaces ${shop}`]);
    });
  });
}
