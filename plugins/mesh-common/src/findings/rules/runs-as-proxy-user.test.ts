import { findIn, manifest, podYaml, subjectsOf } from '../../testing';
import { runsAsProxyUser } from './runs-as-proxy-user';

describe('runs-as-proxy-user', () => {
  const user = (runAsUser: number) => ({ securityContext: { runAsUser } });
  const container = (name: string, runAsUser: number) => ({
    name,
    ...user(runAsUser),
  });

  it('names pods and Deployments, by the pod or by a container', () => {
    const yaml =
      podYaml('shop/all', { spec: user(1337) }) +
      podYaml('shop/one', { spec: { containers: [container('app', 1337)] } }) +
      manifest('apps/v1', 'Deployment', 'shop/cart', {
        spec: { template: { spec: { containers: [container('app', 1337)] } } },
      });
    expect(subjectsOf(findIn(runsAsProxyUser, yaml))).toEqual([
      'east Pod shop/all',
      'east Pod shop/one',
      'east Deployment shop/cart',
    ]);
  });

  it('is silent about the proxy itself, about Istio, and about other users', () => {
    const yaml =
      podYaml('shop/proxy', {
        spec: { containers: [container('istio-proxy', 1337)] },
      }) +
      podYaml('shop/istio', {
        labels: { istio: 'ingressgateway' },
        spec: user(1337),
      }) +
      podYaml('shop/other', { spec: user(1000) });
    expect(findIn(runsAsProxyUser, yaml)).toEqual([]);
  });
});
