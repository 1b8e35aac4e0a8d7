import { subjectOf } from '../subjects';
import { ConditionFact, ObjectFact } from '../../facts';
import type { Finding } from '../../inspect/report';
import type { InspectedCluster } from '../../world';
import { analyzed } from './objects';

/** A condition that says that something asked for was not done. */
export interface NegativeCondition {
  readonly subject: Finding['subject'];
  readonly condition: ConditionFact;
}

const BOUND = ['istio.io/WaypointBound'];
const ACCEPTED = ['ZtunnelAccepted', 'WaypointAccepted'];
const GATEWAY_API = ['Accepted', 'Programmed', 'ResolvedRefs'];

/** Istio `pkg/config/analysis/analyzers/conditions/conditions.go`: which kinds, which types. TCP and TLS routes are not in it. */
export function negativeConditions(
  cluster: InspectedCluster,
): NegativeCondition[] {
  const { platform, facts, details } = analyzed(cluster);
  const routes = details('routes').filter(
    ({ kind }) => kind === 'HTTPRoute' || kind === 'GRPCRoute',
  );
  return [
    ...platform('services').flatMap(service =>
      negative('Service', service, BOUND, service.waypointBound),
    ),
    ...each('ServiceEntry', details('serviceentries'), BOUND),
    ...each('WorkloadEntry', details('workloadentries'), BOUND),
    ...each('AuthorizationPolicy', details('authorizationpolicies'), ACCEPTED),
    ...each('Gateway', facts('gateways'), GATEWAY_API),
    ...routes.flatMap(route => each(route.kind, [route], GATEWAY_API)),
  ];
}

type WithConditions = ObjectFact & {
  readonly conditions: readonly ConditionFact[];
};

function each(
  kind: string,
  facts: readonly WithConditions[],
  types: readonly string[],
): NegativeCondition[] {
  return facts.flatMap(fact =>
    fact.conditions.flatMap(condition =>
      negative(kind, fact, types, condition),
    ),
  );
}

function negative(
  kind: string,
  fact: ObjectFact,
  types: readonly string[],
  condition: ConditionFact | null,
): NegativeCondition[] {
  if (!condition) return [];
  const isNegative =
    (types.includes(condition.type) && condition.status === 'False') ||
    isPartial(kind, condition);
  return isNegative ? [{ subject: subjectOf(kind, fact), condition }] : [];
}

/** A waypoint took some of a policy: istiod says so with status True. */
function isPartial(kind: string, { type, reason }: ConditionFact): boolean {
  return (
    kind === 'AuthorizationPolicy' &&
    type === 'WaypointAccepted' &&
    reason === 'PartiallyInvalid'
  );
}
