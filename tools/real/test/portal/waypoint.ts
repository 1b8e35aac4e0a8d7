import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { MeshRequest } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { TestCluster } from '../support/runningFleet';
import { Portal } from './portal';
import { Witness } from './witness';

/** A waypoint comes by a request; that it is programmed and bound is what the real istiod wrote. */
export function testWaypoint(
  cluster: TestCluster,
  shop: string,
  portalOf: () => Portal,
): void {
  const conditionOf = (object: string, type: string) =>
    cluster.kubectl.run([
      ...['get', object, '-n', shop, '-o'],
      `jsonpath={range .status.conditions[?(@.type=="${type}")]}{.status} {.reason}{end}`,
    ]);
  let request: MeshRequest;

  describe('a waypoint is requested for a service', () => {
    test('istiod programs it and binds the service; the request is verified', async () => {
      const portal = portalOf();
      const witness = new Witness(cluster);
      request = await portal.file('payments-dev', {
        kind: 'waypoint',
        namespace: shop,
        clusters: [cluster.name],
        use: { kind: 'service', service: 'cart' },
      });
      await portal.approve('platform-a', request);
      request = await portal.reaches(request, 'verified');
      assert.deepEqual(
        request.expectations.map(each => each.state),
        ['met', 'met'],
      );
      assert.equal(
        await conditionOf('gateway/waypoint', 'Programmed'),
        'True Programmed',
      );
      assert.equal(
        await conditionOf('service/cart', 'istio.io/WaypointBound'),
        'True WaypointAccepted',
      );
      assert.deepEqual(witness.mutations(), [
        'patch gateway.networking.k8s.io/gateways waypoint',
        'patch /services cart',
      ]);
    });

    test('rolled back: no Gateway, and the service asks for none', async () => {
      const witness = new Witness(cluster);
      await portalOf().rollBack(request);
      const gateways = await cluster.kubectl.run([
        ...['get', 'gateways', '-n', shop, '-o', 'name'],
      ]);
      assert.equal(gateways, '');
      const label = await cluster.kubectl.run([
        ...['get', 'service', 'cart', '-n', shop, '-o'],
        'jsonpath={.metadata.labels.istio\\.io/use-waypoint}',
      ]);
      assert.equal(label, '');
      assert.deepEqual(witness.mutations(), [
        'patch /services cart',
        'delete gateway.networking.k8s.io/gateways waypoint',
      ]);
    });
  });
}
