import type { WaypointRow } from '../contract';
import { DetailedView, NamespaceFact, PodFact } from '../facts';
import {
  ClusterContext,
  clusterContext,
  ClusterMode,
  clusterMode,
  podMode,
  PodModeResult,
} from '../mode';
import {
  EffectiveMtls,
  effectiveMtls,
  PolicyIndex,
  policyIndex,
} from '../mtls';
import { waypointBinding } from '../waypoint';

/** A pod with everything that is derived of it alone. @public */
export interface InspectedPod {
  readonly pod: PodFact;
  readonly namespace: NamespaceFact | undefined;
  readonly mode: PodModeResult;
  readonly mtls: EffectiveMtls;
  readonly waypoint: WaypointRow | null;
}

/** A cluster with what rules of findings, advice and reachability start from. @public */
export interface InspectedCluster {
  readonly name: string;
  readonly view: DetailedView;
  readonly ctx: ClusterContext;
  readonly mode: ClusterMode;
  readonly policies: PolicyIndex;
  /** Every pod, by namespace and name. */
  readonly pods: readonly InspectedPod[];
  /** The same pods by namespace. */
  readonly podsOf: (namespace: string) => readonly InspectedPod[];
}

/** @public */
export interface MeshWorld {
  /** By name. */
  readonly clusters: readonly InspectedCluster[];
}

/** Derives once what all parts of a report look at. @public */
export function meshWorld(views: readonly DetailedView[]): MeshWorld {
  return { clusters: [...views].sort(byName).map(inspectedCluster) };
}

const byName = (a: { name: string }, b: { name: string }) =>
  a.name < b.name ? -1 : 1;

function inspectedCluster(view: DetailedView): InspectedCluster {
  const ctx = clusterContext(view);
  const policies = policyIndex(view.facts.peerauthentications.values(), ctx);
  const byNamespace = new Map<string, InspectedPod[]>();
  for (const pod of view.facts.pods.values()) {
    const inspected = inspectedPod(pod, view, ctx, policies);
    const list = byNamespace.get(pod.namespace);
    if (list) list.push(inspected);
    else byNamespace.set(pod.namespace, [inspected]);
  }
  for (const list of byNamespace.values()) {
    list.sort((a, b) => byName(a.pod, b.pod));
  }
  return {
    name: view.name,
    view,
    ctx,
    mode: clusterMode(view, ctx),
    policies,
    pods: [...byNamespace.keys()].sort().flatMap(ns => byNamespace.get(ns)!),
    podsOf: namespace => byNamespace.get(namespace) ?? [],
  };
}

function inspectedPod(
  pod: PodFact,
  view: DetailedView,
  ctx: ClusterContext,
  policies: PolicyIndex,
): InspectedPod {
  const namespace = view.facts.namespaces.get(pod.namespace);
  const mode = podMode(pod, namespace, ctx);
  return {
    pod,
    namespace,
    mode,
    mtls: effectiveMtls(pod, mode, policies, ctx),
    waypoint: waypointBinding({ kind: 'Pod', fact: pod }, view),
  };
}
