import {
  ambientNamespace,
  findIn,
  namespaceYaml,
  podYaml,
  subjectsOf,
} from '../../testing';
import { optedOutPod } from './opted-out-pod';

describe('opted-out-pod', () => {
  const out = podYaml('shop/cart', {
    labels: { 'istio.io/dataplane-mode': 'none' },
  });

  it('is said where the namespace asks for ambient', () => {
    const found = findIn(optedOutPod, ambientNamespace('shop') + out);
    expect(subjectsOf(found)).toEqual(['east Pod shop/cart']);
  });

  it('is silent where there is nothing to opt out of', () => {
    expect(findIn(optedOutPod, namespaceYaml('shop') + out)).toEqual([]);
  });
});
