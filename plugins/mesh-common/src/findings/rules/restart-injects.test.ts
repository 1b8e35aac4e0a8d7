import {
  ambientNamespace,
  ambientPod,
  findIn,
  namespaceYaml,
  podYaml,
  subjectsOf,
} from '../../testing';
import { restartInjects } from './restart-injects';

describe('restart-injects', () => {
  it('is said of ambient pods that an injector selects', () => {
    const shop = ambientNamespace('shop', { 'istio-injection': 'enabled' });
    const found = findIn(restartInjects, shop + ambientPod('shop/cart'));
    expect(subjectsOf(found)).toEqual(['east Pod shop/cart']);
  });

  it('is silent in a namespace that asks for ambient only, or for sidecars only', () => {
    expect(
      findIn(
        restartInjects,
        ambientNamespace('shop') + ambientPod('shop/cart'),
      ),
    ).toEqual([]);
    const sidecars = namespaceYaml('pay', { 'istio-injection': 'enabled' });
    expect(findIn(restartInjects, sidecars + podYaml('pay/api'))).toEqual([]);
  });
});
