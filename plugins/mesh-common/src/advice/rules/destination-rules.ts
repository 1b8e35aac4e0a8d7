import { hostParts } from '../../world/services';
import { detailsIn, named } from '../known';
import { AdviceRule } from '../types';

/**
 * Subsets of a DestinationRule are applied by the waypoint of the service, not by ztunnel.
 */
export const destinationRules: AdviceRule = {
  code: 'destination-rules',
  source:
    'Istio docs, ambient: ztunnel ignores DestinationRules, waypoints apply them',
  look(place) {
    const rules = detailsIn(place, 'destinationrules');
    if (!rules)
      return [{ side: 'missing', text: 'DestinationRules were not read.' }];
    const { service, namespace } = place;
    if (!namespace) return [];
    const found = rules.filter(rule => {
      const [name, ns] = hostParts(rule.host, rule.namespace);
      return (
        rule.subsets.length > 0 &&
        ns === namespace.name &&
        (!service || name === service.name)
      );
    });
    if (!found.length) return [];
    return [
      {
        side: 'for',
        text: `${named(
          'DestinationRule',
          found,
        )} with subsets: only a waypoint applies them.`,
        leadsTo: 'ambient-with-waypoint',
      },
    ];
  },
};
