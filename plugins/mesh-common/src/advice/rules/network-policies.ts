import { allowsHbone, isolatedPods } from '../../findings/networkPolicies';
import { detailsIn, named } from '../known';
import { AdviceRule } from '../types';

/**
 * NetworkPolicies that let chosen ports in cut ambient off until they let 15008 in.
 */
export const networkPolicies: AdviceRule = {
  code: 'network-policies',
  source:
    'Istio docs, ambient and Kubernetes NetworkPolicy: port 15008 must be open',
  look(place) {
    const policies = detailsIn(place, 'networkpolicies');
    if (!policies)
      return [{ side: 'missing', text: 'NetworkPolicies were not read.' }];
    if (place.kind === 'Cluster') return [];
    const pods = new Set(place.pods);
    const found = isolatedPods(place.cluster, allowsHbone, pod =>
      pods.has(pod),
    );
    if (!found.length) return [];
    return [
      {
        side: 'against',
        text: `${named(
          'NetworkPolicy',
          found.map(f => f.policy),
        )}: port 15008 is not let in, through which all traffic of ambient comes.`,
        leadsTo: 'not-yet',
        nextStep: 'Allow TCP 15008 in these NetworkPolicies first.',
      },
    ];
  },
};
