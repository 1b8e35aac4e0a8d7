import {
  ambientNamespace,
  ambientPod,
  findIn,
  podYaml,
  subjectsOf,
} from '../../testing';
import { redirectionPending } from './redirection-pending';

describe('redirection-pending', () => {
  it('is an error of the workload', () => {
    const pod = podYaml('shop/cart', {
      annotations: { 'ambient.istio.io/redirection': 'pending' },
    });
    const found = findIn(redirectionPending, ambientNamespace('shop') + pod);
    expect(subjectsOf(found)).toEqual(['east Pod shop/cart']);
  });

  it('is silent for a pod that ztunnel serves', () => {
    const pod = ambientPod('shop/cart');
    expect(findIn(redirectionPending, ambientNamespace('shop') + pod)).toEqual(
      [],
    );
  });
});
