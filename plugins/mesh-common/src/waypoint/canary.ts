import type { WaypointRow } from '../contract';
import { ClusterView, NamespaceFact, StringMap } from '../facts';
import { readFacts } from '../mode';
import { minorSkew } from '../mode/versions';
import { Attachment, attachment, namespaceOf, Refusal } from './attachment';
import { OPTED_OUT, wantedWaypoint, WaypointSubject } from './wanted';

/** Why a canary gets nothing. @public */
export type CanaryRefusal =
  | Refusal
  | 'primary-not-bound'
  | 'same-as-primary'
  | 'invalid-weight'
  | 'istiod-too-old';

type CanaryOutcome =
  | Attachment
  | { readonly bound: false; readonly reason: CanaryRefusal }
  | { readonly bound: null; readonly reason: 'unknown' };

/** A second waypoint, which gets a share of the connections of a service. @public */
export interface WaypointCanary {
  readonly name: string;
  readonly namespace: string;
  /** Percent of the connections; null: what stands there is no whole number from 0 to 100. */
  readonly weight: number | null;
  readonly bound: boolean | null;
  readonly reason: CanaryOutcome['reason'];
  /** Asked for by the namespace, not by the object. */
  readonly inherited: boolean;
}

/** A Service or a ServiceEntry: others have no canary. @public */
export type CanarySubject = Extract<
  WaypointSubject,
  { kind: 'Service' | 'ServiceEntry' }
>;

const CANARY = 'istio.io/use-waypoint-canary';
const CANARY_NAMESPACE = 'istio.io/use-waypoint-canary-namespace';
const WEIGHT = 'istio.io/use-waypoint-canary-weight';

/**
 * The canary that a service asks for, and what became of it, by the rules of istiod in its order (Istio
 * `pilot/pkg/serviceregistry/ambient/waypoints.go`, buildWeightedWaypoints). Where it is not bound, everything passes the first
 * waypoint.
 * @param primary - what `waypointBinding` says of the service
 * @param istiodVersion - null: not known, then it is taken for one that knows canaries (since 1.31)
 * @returns null: it asks for none
 * @public
 */
export function waypointCanary(
  subject: CanarySubject,
  primary: WaypointRow | null,
  view: ClusterView,
  istiodVersion: string | null,
): WaypointCanary | null {
  const namespace = namespaceOf(subject, view);
  // The namespace is asked only by those that have their first waypoint from there, too.
  const parent = isInherited(subject, namespace) ? namespace : undefined;
  const wanted = wantedCanary(subject, parent);
  if (!wanted) return null;
  const weight = parseWeight(
    subject.fact.canaryWeight ?? parent?.annotations[WEIGHT],
  );
  return {
    ...wanted,
    weight,
    ...outcome(subject, { ...wanted, weight }, primary, view, istiodVersion),
  };
}

function isInherited(
  subject: CanarySubject,
  namespace: NamespaceFact | undefined,
): boolean {
  const first = wantedWaypoint(subject, namespace);
  return !first || first.inherited;
}

type Wanted = Pick<WaypointCanary, 'name' | 'namespace' | 'inherited'>;

function wantedCanary(
  { fact }: CanarySubject,
  parent: NamespaceFact | undefined,
): Wanted | null {
  const inherited =
    fact.labels[CANARY] === undefined && parent?.labels[CANARY] !== undefined;
  const labels: StringMap = inherited ? parent.labels : fact.labels;
  const name = labels[CANARY];
  if (!name || name === OPTED_OUT) return null;
  return {
    name,
    namespace: labels[CANARY_NAMESPACE] ?? fact.namespace,
    inherited,
  };
}

/** As Go's strconv.Atoi reads it. Absent: 0. */
function parseWeight(text: string | undefined): number | null {
  if (text === undefined) return 0;
  if (!/^[+-]?\d+$/.test(text)) return null;
  const weight = Number(text);
  return weight >= 0 && weight <= 100 ? Math.abs(weight) : null;
}

function outcome(
  subject: CanarySubject,
  wanted: Wanted & { weight: number | null },
  primary: WaypointRow | null,
  view: ClusterView,
  istiodVersion: string | null,
): CanaryOutcome {
  const refused = (reason: CanaryRefusal) => ({
    bound: false as const,
    reason,
  });
  if ((minorSkew(istiodVersion, '1.31') ?? 0) < 0) {
    return refused('istiod-too-old');
  }
  if (primary?.bound === null) return { bound: null, reason: 'unknown' };
  if (!primary?.bound) return refused('primary-not-bound');
  const isSame =
    wanted.name === primary.name && wanted.namespace === primary.namespace;
  if (isSame) return refused('same-as-primary');
  if (wanted.weight === null) return refused('invalid-weight');
  const gateways = readFacts(view, 'gateways');
  return gateways
    ? attachment(
        subject,
        gateways.get(`${wanted.namespace}/${wanted.name}`),
        view,
      )
    : { bound: null, reason: 'unknown' };
}
