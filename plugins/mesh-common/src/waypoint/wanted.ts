import type { WaypointRow } from '../contract';
import {
  NamespaceFact,
  PodFact,
  ServiceEntryFact,
  ServiceFact,
  StringMap,
  WorkloadEntryFact,
} from '../facts';

const USE = 'istio.io/use-waypoint';
const USE_NAMESPACE = 'istio.io/use-waypoint-namespace';

/** An object that may ask for a waypoint. @public */
export type WaypointSubject =
  | { readonly kind: 'Namespace'; readonly fact: NamespaceFact }
  | { readonly kind: 'Service'; readonly fact: ServiceFact }
  | { readonly kind: 'Pod'; readonly fact: PodFact }
  | { readonly kind: 'ServiceEntry'; readonly fact: ServiceEntryFact }
  | { readonly kind: 'WorkloadEntry'; readonly fact: WorkloadEntryFact };

/** The waypoint that an object asks for. @public */
export interface WantedWaypoint {
  readonly name: string;
  readonly namespace: string;
  /** The label stands on the namespace, not on the object. */
  readonly inherited: boolean;
}

/** What became of it. */
export type Binding = Pick<WaypointRow, 'bound' | 'reason'>;

/** Not bound, for this reason. */
export const unbound = (reason: WaypointRow['reason']): Binding => ({
  bound: false,
  reason,
});

/** `none` is reserved: it opts out. */
export const OPTED_OUT = 'none';

/**
 * The object's own label wins over that of its namespace, and there is no fallback from the first to the second: an own
 * label that leads nowhere gives no waypoint (Istio `pilot/pkg/serviceregistry/ambient/waypoints.go`,
 * fetchWaypointForTarget). `use-waypoint-namespace` is read from the object that carries `use-waypoint`.
 * @public
 */
export function wantedWaypoint(
  subject: WaypointSubject,
  namespace: NamespaceFact | undefined,
): WantedWaypoint | null {
  const { kind, fact } = subject;
  const home = kind === 'Namespace' ? fact.name : fact.namespace;
  const own = named(ownLabels(subject), home, false);
  if (own || kind === 'Namespace') return own;
  return named(namespace?.labels ?? {}, home, true);
}

/** A WorkloadEntry may say it in its spec, too (Istio `serviceentry/conversion.go`, ConvertClientWorkloadEntry). */
function ownLabels({ kind, fact }: WaypointSubject): StringMap {
  return kind === 'WorkloadEntry' ? fact.workloadLabels : fact.labels;
}

function named(
  labels: StringMap,
  home: string,
  inherited: boolean,
): WantedWaypoint | null {
  const name = labels[USE];
  if (name === undefined) return null;
  return { name, namespace: labels[USE_NAMESPACE] ?? home, inherited };
}

/** The subject as rows name it. */
export function subjectOf({
  kind,
  fact,
}: WaypointSubject): WaypointRow['subject'] {
  return { kind, name: fact.name };
}

const NEVER_BOUND: ReadonlySet<string> = new Set([
  'istio.io-mesh-controller',
  'istio.io-eastwest-controller',
]);

/**
 * Services of waypoints and of east-west gateways never get a waypoint themselves (Istio
 * `pilot/pkg/serviceregistry/ambient/waypoints.go`, fetchWaypointForService; pods are told otherwise, see `isInstance`). A
 * Service of type ExternalName is none for ambient: it says nothing of it, and its label leads nowhere (`services.go` there,
 * serviceServiceBuilder).
 */
export function isNeverBound({ kind, fact }: WaypointSubject): boolean {
  if (kind !== 'Service' && kind !== 'ServiceEntry') return false;
  const isAlias = kind === 'Service' && fact.type === 'ExternalName';
  return isAlias || NEVER_BOUND.has(fact.labels['gateway.istio.io/managed']);
}
