import {
  findIn,
  manifest,
  namespaceYaml,
  serviceYaml,
  subjectsOf,
} from '../../testing';
import { deploymentPortProtocolsDiffer } from './deployment-port-protocols-differ';

describe('deployment-port-protocols-differ', () => {
  const enabled = namespaceYaml('shop', { 'istio-injection': 'enabled' });
  const deployment = (labels = {}) =>
    manifest('apps/v1', 'Deployment', 'shop/cart', {
      metadata: { labels },
      spec: {
        selector: { matchLabels: { app: 'cart' } },
        template: { metadata: { labels: { app: 'cart' } } },
      },
    });
  const service = (name: string, ports: object[]) =>
    serviceYaml(
      `shop/${name}`,
      {},
      { spec: { selector: { app: 'cart' }, ports } },
    );

  const two =
    service('a', [{ port: 53, protocol: 'TCP' }]) +
    service('b', [{ port: 53, protocol: 'UDP' }]);

  it('names a Deployment behind TCP and UDP of one number', () => {
    const found = findIn(
      deploymentPortProtocolsDiffer,
      enabled + deployment() + two,
    );
    expect(subjectsOf(found)).toEqual(['east Deployment shop/cart']);
    expect(found[0].message).toContain('53');
  });

  it('is silent without sidecars, for waypoints, and with one protocol', () => {
    const waypoint = { 'gateway.istio.io/managed': 'istio.io-mesh-controller' };
    expect(
      findIn(
        deploymentPortProtocolsDiffer,
        namespaceYaml('shop') + deployment() + two,
      ),
    ).toEqual([]);
    expect(
      findIn(
        deploymentPortProtocolsDiffer,
        enabled + deployment(waypoint) + two,
      ),
    ).toEqual([]);
    const same =
      service('a', [{ port: 53 }]) +
      service('b', [{ port: 53, protocol: 'TCP' }]);
    expect(
      findIn(deploymentPortProtocolsDiffer, enabled + deployment() + same),
    ).toEqual([]);
  });
});
