import {
  ClusterFacts,
  DetailKind,
  DetailTypes,
  FactKind,
  factKey,
  MeshConfigFact,
  NOT_IN_EXPORT,
  ObjectFact,
} from '../../facts';
import type { InspectedCluster } from '../../world';
import { readFacts } from '../../mode';
import { NEVER_INJECTED } from '../../mode/defaults';
import { LabelIndex } from './labelIndex';

/** Kinds that `istioctl analyze` reads whatever their revision, and not in the namespaces of Kubernetes itself. */
type PlatformKind = 'namespaces' | 'pods' | 'services';

/**
 * What `istioctl analyze` would look at in this cluster, by namespace and name (Istio `pkg/config/analysis/local/
 * istiod_analyze.go`): objects that ask for another revision are left out, but for Gateways, and so are the namespaces of Kubernetes with
 * their services and pods.
 */
export interface AnalyzedObjects {
  readonly platform: <K extends PlatformKind>(
    kind: K,
  ) => readonly FactOf<ClusterFacts[K]>[];
  readonly facts: <K extends Exclude<FactKind, PlatformKind>>(
    kind: K,
  ) => readonly FactOf<ClusterFacts[K]>[];
  readonly details: <K extends DetailKind>(
    kind: K,
  ) => readonly DetailTypes[K][];
  /** By name. */
  readonly namespaces: ReadonlyMap<string, FactOf<ClusterFacts['namespaces']>>;
  readonly podsOf: (
    namespace: string,
  ) => readonly FactOf<ClusterFacts['pods']>[];
  /** Of all namespaces, by their labels. */
  readonly podIndex: () => LabelIndex<FactOf<ClusterFacts['pods']>>;
  readonly meshConfig: MeshConfigFact | undefined;
}

type FactOf<M> = M extends ReadonlyMap<string, infer T> ? T : never;

const known = new WeakMap<InspectedCluster, AnalyzedObjects>();

/** Sorted and filtered once for all rules. */
export function analyzed(cluster: InspectedCluster): AnalyzedObjects {
  const before = known.get(cluster);
  if (before) return before;
  const objects = analyzedObjects(cluster);
  known.set(cluster, objects);
  return objects;
}

function analyzedObjects(cluster: InspectedCluster): AnalyzedObjects {
  const { view, ctx } = cluster;
  const { facts, details } = view;
  const inRevision = (fact: ObjectFact) => {
    const revision = fact.labels['istio.io/rev'];
    // Files without a control plane are analyzed whole, as istioctl does with files.
    return !ctx.istiod || revision === undefined || revision === ctx.revision;
  };
  const once = remembered<readonly ObjectFact[]>();
  const list = (
    kind: string,
    all: ReadonlyMap<string, ObjectFact> | null,
    keep: (fact: ObjectFact) => boolean,
  ) => once(kind, () => [...(all?.values() ?? [])].filter(keep).sort(byKey));
  const platform: AnalyzedObjects['platform'] = kind =>
    list(kind, facts[kind], isAnalyzed) as never;
  const podsOf = groupedBy(() => platform('pods'));
  return {
    platform,
    facts: kind =>
      // A Gateway says which istiod is to run it; it is read all the same (Istio `crdclient/client.go`).
      list(kind, facts[kind], kind === 'gateways' ? ALL : inRevision) as never,
    details: kind => list(`~${kind}`, details[kind], inRevision) as never,
    namespaces: new Map(platform('namespaces').map(ns => [ns.name, ns])),
    podsOf,
    podIndex: onDemand(() => new LabelIndex(platform('pods'))),
    meshConfig: meshConfigOf(cluster),
  };
}

const ALL = () => true;

const isAnalyzed = (fact: ObjectFact) =>
  !NEVER_INJECTED.has(fact.namespace ?? fact.name);

function byKey(a: ObjectFact, b: ObjectFact): number {
  return factKey(a) < factKey(b) ? -1 : 1;
}

function remembered<T>() {
  const values = new Map<string, T>();
  return (key: string, make: () => T): T => {
    const value = values.get(key) ?? make();
    values.set(key, value);
    return value;
  };
}

function onDemand<T>(make: () => T): () => T {
  let value: { readonly made: T } | null = null;
  return () => (value ??= { made: make() }).made;
}

function groupedBy<T extends { readonly namespace: string }>(
  all: () => readonly T[],
): (namespace: string) => readonly T[] {
  let groups: Map<string, T[]> | null = null;
  return namespace => {
    if (!groups) {
      groups = new Map();
      for (const fact of all()) {
        const group = groups.get(fact.namespace);
        if (group) group.push(fact);
        else groups.set(fact.namespace, [fact]);
      }
    }
    return groups.get(namespace) ?? [];
  };
}

function meshConfigOf({
  view,
  ctx,
}: InspectedCluster): MeshConfigFact | undefined {
  const all = [...view.facts.configs.values()].filter(
    (config): config is MeshConfigFact => config.kind === 'mesh',
  );
  return all.find(config => config.revision === ctx.revision) ?? all[0];
}

/**
 * Whether it is known which objects of these kinds there are, so that it can be said that one is missing. An export is
 * taken at its word, as istioctl takes files: what is not in it does not exist.
 */
export function areKnown(
  { view }: InspectedCluster,
  ...kinds: FactKind[]
): boolean {
  return kinds.every(
    kind =>
      readFacts(view, kind) !== undefined ||
      view.feeds[kind].message === NOT_IN_EXPORT,
  );
}
