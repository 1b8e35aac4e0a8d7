import { ClusterView, PodFact, StringMap } from '../facts';
import { matchesSelector, readFacts } from '../mode';
import { concernsCluster, EntityLink, namedNamespaces } from './link';

/** What a link leads to in one cluster. @public */
export interface LinkedWorkloads {
  /** With workloads of the entity, also such that run no pod now; sorted. */
  readonly namespaces: readonly string[];
  readonly pods: readonly PodFact[];
  /** False: the pods of this cluster cannot be read, so there may be more. */
  readonly podsKnown: boolean;
}

/** Lookups that a caller with an index can do faster than by going through all pods. @public */
export interface LinkOptions {
  readonly podsOf?: (namespace: string) => Iterable<PodFact>;
  /** Leaves out namespaces, e.g. those not confirmed. */
  readonly allows?: (namespace: string) => boolean;
}

const NOTHING: LinkedWorkloads = { namespaces: [], pods: [], podsKnown: true };

/**
 * The pods and namespaces that a link leads to in one cluster.
 * @public
 */
export function linkedPods(
  link: EntityLink,
  view: ClusterView,
  options: LinkOptions = {},
): LinkedWorkloads {
  if (!concernsCluster(link, view.name)) return NOTHING;
  const { allows = () => true } = options;
  const named = namedNamespaces(link, view.name)?.filter(allows) ?? null;
  const podsKnown = readFacts(view, 'pods') !== undefined;
  const pods = podsKnown
    ? [...candidates(named, view, options)].filter(
        pod => selects(link, pod.labels) && allows(pod.namespace),
      )
    : [];
  const namespaces = new Set(pods.map(pod => pod.namespace));
  for (const namespace of emptyNamespaces(link, named, view)) {
    if (allows(namespace)) namespaces.add(namespace);
  }
  return { namespaces: [...namespaces].sort(), pods, podsKnown };
}

function selects({ selector }: EntityLink, labels: StringMap): boolean {
  return !selector || matchesSelector(selector, labels);
}

function* candidates(
  named: readonly string[] | null,
  view: ClusterView,
  { podsOf }: LinkOptions,
): Iterable<PodFact> {
  if (named && podsOf) {
    for (const namespace of named) yield* podsOf(namespace);
    return;
  }
  const wanted = named && new Set(named);
  for (const pod of view.facts.pods.values()) {
    if (!wanted || wanted.has(pod.namespace)) yield pod;
  }
}

/** Namespaces of the entity even if no pod runs: those it names whole, and those with a Deployment of its labels. */
function* emptyNamespaces(
  link: EntityLink,
  named: readonly string[] | null,
  view: ClusterView,
): Iterable<string> {
  // Where pods cannot be seen, a namespace that the link names may hold some.
  if (named && (!link.selector || !readFacts(view, 'pods'))) {
    const namespaces = readFacts(view, 'namespaces');
    for (const name of named) {
      // Where namespaces cannot be read, the claim is all there is.
      if (!namespaces || namespaces.has(name)) yield name;
    }
    return;
  }
  for (const deployment of readFacts(view, 'deployments')?.values() ?? []) {
    if (named && !named.includes(deployment.namespace)) continue;
    if (selects(link, deployment.podLabels)) yield deployment.namespace;
  }
}
