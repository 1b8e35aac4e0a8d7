import {
  ambientNamespace,
  ambientPod,
  findIn,
  manifest,
  subjectsOf,
} from '../../testing';
import { networkPolicyBlocksProbes } from './network-policy-blocks-probes';

describe('network-policy-blocks-probes', () => {
  const probe = {
    spec: {
      containers: [
        {
          name: 'app',
          image: 'app',
          readinessProbe: { httpGet: { port: 8080 } },
        },
      ],
    },
  };
  const shop = ambientNamespace('shop') + ambientPod('shop/cart', probe);
  const policy = (from: object[]) =>
    manifest('networking.k8s.io/v1', 'NetworkPolicy', 'shop/web', {
      spec: { podSelector: {}, ingress: [{ from }] },
    });
  const pods = { podSelector: {} };

  it('is said where peers are chosen', () => {
    expect(
      subjectsOf(findIn(networkPolicyBlocksProbes, shop + policy([pods]))),
    ).toEqual(['east NetworkPolicy shop/web']);
  });

  it('is silent where everybody, or this address, is let in', () => {
    expect(findIn(networkPolicyBlocksProbes, shop + policy([]))).toEqual([]);
    expect(
      findIn(
        networkPolicyBlocksProbes,
        shop + policy([pods, { ipBlock: { cidr: '169.254.7.127/32' } }]),
      ),
    ).toEqual([]);
    expect(
      findIn(
        networkPolicyBlocksProbes,
        shop + policy([{ ipBlock: { cidr: '0.0.0.0/0' } }]),
      ),
    ).toEqual([]);
    expect(
      findIn(
        networkPolicyBlocksProbes,
        shop + policy([{ ipBlock: { cidr: '169.254.0.0/16' } }]),
      ),
    ).toEqual([]);
  });

  it('sees an exception of a block', () => {
    const except = {
      ipBlock: { cidr: '0.0.0.0/0', except: ['169.254.0.0/16'] },
    };
    expect(
      findIn(networkPolicyBlocksProbes, shop + policy([except])),
    ).toHaveLength(1);
  });

  it('is silent for pods without probes', () => {
    expect(
      findIn(
        networkPolicyBlocksProbes,
        ambientNamespace('shop') + ambientPod('shop/cart') + policy([pods]),
      ),
    ).toEqual([]);
  });
});
