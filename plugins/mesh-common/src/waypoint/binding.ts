import type { WaypointRow } from '../contract';
import { ClusterView, NamespaceFact, Visibility } from '../facts';
import { ClusterContext, clusterContext, readFacts } from '../mode';
import { serviceEntryVisibility } from '../scope';
import { attachment, isWorkload, namespaceOf } from './attachment';
import { spokenOf } from './condition';
import {
  Binding,
  isNeverBound,
  OPTED_OUT,
  subjectOf,
  unbound,
  WantedWaypoint,
  wantedWaypoint,
  WaypointSubject,
} from './wanted';

type VisibilityContext = Pick<ClusterContext, 'serviceEntryVisibility'>;

/**
 * Which waypoint an object asks for and what became of it.
 * @param ctx - of the same view, where it is at hand; only ServiceEntries need it
 * @returns null: it asks for none
 * @public
 */
export function waypointBinding(
  subject: WaypointSubject,
  view: ClusterView,
  ctx?: VisibilityContext,
): WaypointRow | null {
  const namespace = namespaceOf(subject, view);
  const wanted =
    isNeverBound(subject) || isInstance(subject, view)
      ? null
      : wantedWaypoint(subject, namespace);
  if (!wanted) return null;
  const seenBy = visibilityOf(subject, namespace, view, ctx);
  // No proxy hears of it, so there is nothing to bind (`services.go` there, serviceEntriesInfo).
  if (seenBy === 'none') return null;
  const binding = bindingOf(subject, wanted, seenBy, view);
  return (
    binding && {
      subject: subjectOf(subject),
      name: wanted.name,
      namespace: wanted.namespace,
      ...binding,
    }
  );
}

const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';

/**
 * A pod behind any Gateway with an address, also an ingress one, counts as an instance of a waypoint, and has none itself
 * (Istio `pilot/pkg/serviceregistry/ambient/workloads.go`, computeWaypoint).
 */
function isInstance({ kind, fact }: WaypointSubject, view: ClusterView) {
  if (!isWorkload(kind)) return false;
  const name = fact.labels[GATEWAY_NAME];
  if (!name) return false;
  const gateway = view.facts.gateways.get(`${fact.namespace}/${name}`);
  return !!gateway && gateway.addresses.length > 0;
}

function bindingOf(
  subject: WaypointSubject,
  wanted: WantedWaypoint,
  seenBy: Visibility,
  view: ClusterView,
): Binding | null {
  if (wanted.name === OPTED_OUT) return unbound('opted-out');
  const said = spokenOf(subject, wanted);
  const gateways = readFacts(view, 'gateways');
  if (!gateways) return said ?? { bound: null, reason: 'unknown' };
  const key = `${wanted.namespace}/${wanted.name}`;
  const derived: Binding = attachment(subject, gateways.get(key), view);
  if (derived.reason === 'missing') return derived;
  // Inherited from the namespace and not for workloads: no error, just not for it.
  const notMeant = derived.reason === 'unsupported-traffic-type';
  if (notMeant && isWorkload(subject.kind) && wanted.inherited) return null;
  // A waypoint of another namespace would show it there (fetchWaypointForService).
  const isAway = wanted.namespace !== subject.fact.namespace;
  const isForbidden = seenBy === 'namespace' && isAway && !!derived.bound;
  return settle(
    isForbidden ? unbound('cross-namespace-forbidden') : derived,
    said,
  );
}

/** Only ServiceEntries are ever hidden. */
function visibilityOf(
  { kind }: WaypointSubject,
  namespace: NamespaceFact | undefined,
  view: ClusterView,
  ctx: VisibilityContext | undefined,
): Visibility {
  return kind === 'ServiceEntry'
    ? serviceEntryVisibility(namespace, ctx ?? clusterContext(view))
    : 'public';
}

/** istiod's word decides whether it is bound; our rules say why, and what is wrong with a waypoint that is. */
function settle(derived: Binding, said: Binding | null): Binding {
  return !said || said.bound === derived.bound ? derived : said;
}
