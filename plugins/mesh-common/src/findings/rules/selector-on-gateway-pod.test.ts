import {
  findIn,
  istioYaml,
  podYaml,
  subjectsOf,
  waypointYaml,
} from '../../testing';
import { selectorOnGatewayPod } from './selector-on-gateway-pod';

describe('selector-on-gateway-pod', () => {
  const selector = (labels: object) => ({ selector: { matchLabels: labels } });

  it('names each kind of policy that reaches a waypoint by labels', () => {
    const labels = { 'gateway.networking.k8s.io/gateway-name': 'waypoint' };
    const kinds = ['AuthorizationPolicy', 'RequestAuthentication', 'Telemetry'];
    const yaml =
      waypointYaml('shop/waypoint') +
      [...kinds, 'WasmPlugin']
        .map(kind => istioYaml(kind, 'shop/p', selector(labels)))
        .join('');
    const found = findIn(selectorOnGatewayPod, yaml);
    expect(subjectsOf(found)).toEqual([
      'east AuthorizationPolicy shop/p',
      'east RequestAuthentication shop/p',
      'east Telemetry shop/p',
      'east WasmPlugin shop/p',
    ]);
    expect(found[0].message).toContain('waypoint');
  });

  it('is silent about other pods, other namespaces, and without a selector', () => {
    const yaml =
      waypointYaml('shop/waypoint') +
      podYaml('shop/cart') +
      istioYaml('AuthorizationPolicy', 'shop/cart', selector({ app: 'cart' })) +
      istioYaml('AuthorizationPolicy', 'other/all', selector({})) +
      istioYaml('AuthorizationPolicy', 'shop/all', {});
    expect(findIn(selectorOnGatewayPod, yaml)).toEqual([]);
  });
});
