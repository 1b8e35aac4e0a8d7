import {
  findIn,
  manifest,
  peerAuthentication,
  podYaml,
  subjectsOf,
} from '../../testing';
import { policySelectsNothing } from './policy-selects-nothing';

describe('policy-selects-nothing', () => {
  const policy = (label: string) =>
    peerAuthentication(`shop/${label}`, {
      selector: { matchLabels: { app: label } },
    });

  it('is said where nothing matches', () => {
    const yaml = podYaml('shop/cart') + policy('cart') + policy('carts');
    expect(subjectsOf(findIn(policySelectsNothing, yaml))).toEqual([
      'east PeerAuthentication shop/carts',
    ]);
  });

  it('counts virtual machines too', () => {
    const vm = manifest('networking.istio.io/v1', 'WorkloadEntry', 'shop/vm', {
      spec: { address: '192.0.2.1', labels: { app: 'carts' } },
    });
    expect(
      findIn(policySelectsNothing, podYaml('shop/cart') + vm + policy('carts')),
    ).toEqual([]);
  });
});
