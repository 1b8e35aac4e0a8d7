import {
  findIn,
  manifest,
  namespaceYaml,
  serviceYaml,
  subjectsOf,
} from '../../testing';
import { deploymentTargetPortShared } from './deployment-target-port-shared';

describe('deployment-target-port-shared', () => {
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

  it('names a Deployment whose port is reached by two numbers', () => {
    const yaml =
      enabled +
      deployment() +
      service('a', [{ port: 80, targetPort: 8080 }]) +
      service('b', [{ port: 8080 }]);
    const found = findIn(deploymentTargetPortShared, yaml);
    expect(subjectsOf(found)).toEqual(['east Deployment shop/cart']);
    expect(found[0].message).toContain('8080');
    expect(found[0].message).toContain('80, 8080');
  });

  it('is silent with one number, and about Services without a selector', () => {
    const yaml =
      enabled +
      deployment() +
      service('a', [{ port: 80, targetPort: 8080 }]) +
      service('b', [{ port: 80, targetPort: 8080 }]) +
      serviceYaml(
        'shop/c',
        {},
        { spec: { selector: {}, ports: [{ port: 81, targetPort: 8080 }] } },
      );
    expect(findIn(deploymentTargetPortShared, yaml)).toEqual([]);
  });
});
