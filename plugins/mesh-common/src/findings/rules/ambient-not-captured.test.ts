import {
  ambientNamespace,
  ambientPod,
  findIn,
  namespaceYaml,
  podYaml,
  subjectsOf,
} from '../../testing';
import { ambientNotCaptured } from './ambient-not-captured';

describe('ambient-not-captured', () => {
  it('names the workload, once for all its pods', () => {
    const found = findIn(
      ambientNotCaptured,
      ambientNamespace('shop') +
        ['a', 'b']
          .map(n => podYaml(`shop/cart-${n}`, { deployment: 'cart' }))
          .join(''),
    );
    expect(subjectsOf(found)).toEqual(['east Deployment shop/cart']);
    expect(found[0].message).toContain('2 pods');
    expect(found[0].message).toContain('node-a');
  });

  it('is silent for pods that are captured, opted out, on the host network or in no ambient namespace', () => {
    const out = { labels: { 'istio.io/dataplane-mode': 'none' } };
    const yaml =
      ambientNamespace('shop') +
      ambientPod('shop/cart') +
      podYaml('shop/out', out) +
      podYaml('shop/host', { spec: { hostNetwork: true } }) +
      namespaceYaml('other') +
      podYaml('other/app');
    expect(findIn(ambientNotCaptured, yaml)).toEqual([]);
  });
});
