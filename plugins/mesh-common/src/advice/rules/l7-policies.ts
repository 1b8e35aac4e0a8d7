import { httpFields } from '../../findings/authorization';
import { concerns } from '../concerns';
import { detailsIn, named } from '../known';
import { Aspect } from '../types';
import { AdviceRule } from '../types';

/**
 * Policies that look at HTTP need a waypoint.
 */
export const l7Policies: AdviceRule = {
  code: 'l7-policies',
  source:
    'Istio docs, ambient L7 features; `pilot/pkg/serviceregistry/ambient/authorization.go`',
  look(place) {
    const policies = detailsIn(place, 'authorizationpolicies');
    const tokens = detailsIn(place, 'requestauthentications');
    if (!policies || !tokens) {
      return [
        {
          side: 'missing',
          text: 'AuthorizationPolicies or RequestAuthentications were not read.',
        },
      ];
    }
    if (place.kind === 'Cluster') return [];
    const l7 = policies.filter(
      policy =>
        (policy.action === 'CUSTOM' || httpFields(policy).length > 0) &&
        concerns(policy, place),
    );
    const jwt = tokens.filter(policy => concerns(policy, place));
    const aspects: Aspect[] = [];
    if (l7.length) {
      aspects.push({
        side: 'for',
        text: `${named(
          'AuthorizationPolicy',
          l7,
        )}: a waypoint reads HTTP, ztunnel does not.`,
        leadsTo: 'ambient-with-waypoint',
      });
    }
    if (jwt.length) {
      aspects.push({
        side: 'for',
        text: `${named(
          'RequestAuthentication',
          jwt,
        )}: only a waypoint checks tokens.`,
        leadsTo: 'ambient-with-waypoint',
      });
    }
    return aspects;
  },
};
