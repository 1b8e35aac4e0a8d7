import { someOf, subjectOf } from '../subjects';
import { DestinationRuleFact, PodFact, StringMap } from '../../facts';
import type { InspectedCluster } from '../../world';
import { destinationLookup } from '../analyzer/destinations';
import { LabelIndex } from '../analyzer/labelIndex';
import { analyzed, areKnown } from '../analyzer/objects';
import { Rule } from '../types';

/**
 * A subset selects no pod: who is routed to it gets 503 (Istio `pkg/config/analysis/analyzers/destinationrule/subset.go`). Odd
 * and kept: pods of any namespace and of any Service count.
 */
export const destinationRuleSubsetEmpty: Rule = {
  code: 'destination-rule-subset-empty',
  severity: 'error',
  istio: 'IST0173',
  *inCluster(cluster) {
    if (!areKnown(cluster, 'pods', 'services')) return;
    const rules = analyzed(cluster)
      .details('destinationrules')
      .filter(({ subsets }) => subsets.length);
    if (!rules.length) return;
    const endpoints = new LabelIndex(endpointLabels(cluster));
    for (const rule of rules) {
      const empty = subsetSelectors(rule, cluster)
        .filter(([, selector]) => !endpoints.has(selector))
        .map(([name]) => name);
      if (!empty.length) continue;
      yield {
        subject: subjectOf('DestinationRule', rule),
        message: `No pod carries the labels of its subset ${someOf(
          empty,
        )}: requests that are routed there fail with 503.`,
        nextStep:
          'Correct the labels of the subset, deploy the pods it is meant for, or remove it.',
      };
    }
  },
};

function subsetSelectors(
  rule: DestinationRuleFact,
  cluster: InspectedCluster,
): [name: string, selector: StringMap][] {
  const destination = destinationLookup(cluster)(rule.host, rule);
  if (!destination) return [];
  return Object.entries(rule.subsetLabels).map(([name, labels]) => [
    name,
    { ...destination.selector, ...labels },
  ]);
}

/** Labels that an endpoint has: those of its pod, and where its node is. */
function endpointLabels(
  cluster: InspectedCluster,
): readonly { readonly labels: StringMap }[] {
  const nodes = cluster.view.details.nodes;
  const { platform } = analyzed(cluster);
  return platform('pods').map(({ labels, node }: PodFact) => {
    if (!node) return { labels };
    const place = localityOf(nodes?.get(node)?.labels ?? {});
    return { labels: { ...labels, ...place, 'kubernetes.io/hostname': node } };
  });
}

const REGION = 'topology.kubernetes.io/region';
const ZONE = 'topology.kubernetes.io/zone';
const SUBZONE = 'topology.istio.io/subzone';

/** A subzone counts only in a zone; what is empty is not set (Istio `pilot/pkg/networking/util`, LocalityToString). */
function localityOf(node: StringMap): StringMap {
  const inZone = [REGION, ZONE, SUBZONE];
  const keys = node[ZONE] ? inZone : [REGION];
  return Object.fromEntries(
    keys.filter(key => node[key]).map(key => [key, node[key]]),
  );
}
