import type { EntityStatus } from '../contract';
import { LabelSelector, StringMap } from '../facts';
import { parseLabelSelector } from './labelSelector';

/** A namespace of a cluster. @public */
export interface NamespaceRef {
  readonly cluster: string;
  readonly namespace: string;
}

/** How an entity finds its workloads. What it names is a claim, not a right. @public */
export interface EntityLink {
  readonly by: NonNullable<EntityStatus['link']>['by'];
  /** The annotation that decides, and its value. */
  readonly annotation: string;
  readonly value: string;
  /** Only these; null: not named one by one. */
  readonly namespaces: readonly NamespaceRef[] | null;
  /** Only in namespaces of this name. */
  readonly namespace: string | null;
  /** Only in this cluster. */
  readonly cluster: string | null;
  /** Only pods with these labels; null: all pods. */
  readonly selector: LabelSelector | null;
}

/** Annotations that link an entity to workloads. @public */
export const LINK_ANNOTATIONS = {
  namespaces: 'mesh-onboarding.io/namespaces',
  labelSelector: 'backstage.io/kubernetes-label-selector',
  id: 'backstage.io/kubernetes-id',
  namespace: 'backstage.io/kubernetes-namespace',
  cluster: 'backstage.io/kubernetes-cluster',
} as const;

/** A selector that nothing meets: an annotation that cannot be read must not select everything. */
const NOTHING: LabelSelector = {
  matchExpressions: [
    { key: 'mesh-onboarding.io/nothing', operator: 'In', values: [] },
  ],
};

/**
 * Reads the annotations as the Kubernetes plugin does: the label selector wins over the id, namespace and cluster narrow.
 * Our own `mesh-onboarding.io/namespaces: cluster/namespace,…` wins over all of them.
 * @returns null: none of them is there
 * @public
 */
export function entityLink(
  annotations: StringMap | undefined,
): EntityLink | null {
  const read = (annotation: string) =>
    annotations?.[annotation]?.trim() || null;
  const named = read(LINK_ANNOTATIONS.namespaces);
  if (named) return byNamespaces(named);
  const selector = read(LINK_ANNOTATIONS.labelSelector);
  const id = read(LINK_ANNOTATIONS.id);
  const namespace = read(LINK_ANNOTATIONS.namespace);
  const narrowed = {
    namespaces: null,
    namespace,
    cluster: read(LINK_ANNOTATIONS.cluster),
  };
  if (selector) {
    return {
      by: 'label-selector',
      annotation: LINK_ANNOTATIONS.labelSelector,
      value: selector,
      ...narrowed,
      selector: parseLabelSelector(selector) ?? NOTHING,
    };
  }
  if (id) {
    return {
      by: 'kubernetes-id',
      annotation: LINK_ANNOTATIONS.id,
      value: id,
      ...narrowed,
      selector: { matchLabels: { [LINK_ANNOTATIONS.id]: id } },
    };
  }
  if (!namespace) return null;
  return {
    by: 'namespace',
    annotation: LINK_ANNOTATIONS.namespace,
    value: namespace,
    ...narrowed,
    selector: null,
  };
}

function byNamespaces(value: string): EntityLink {
  return {
    by: 'namespaces',
    annotation: LINK_ANNOTATIONS.namespaces,
    value,
    namespaces: value.split(',').flatMap(namespaceRef),
    namespace: null,
    cluster: null,
    selector: null,
  };
}

/** What is not `cluster/namespace` names nothing. */
function namespaceRef(text: string): NamespaceRef[] {
  const [cluster, namespace, ...rest] = text
    .split('/')
    .map(part => part.trim());
  return cluster && namespace && !rest.length ? [{ cluster, namespace }] : [];
}

/** Whether the link may lead into a cluster at all. @public */
export function concernsCluster(link: EntityLink, cluster: string): boolean {
  if (link.namespaces) return link.namespaces.some(n => n.cluster === cluster);
  return link.cluster === null || link.cluster === cluster;
}

/**
 * The namespaces of a cluster that the link names itself; null: it names none, labels decide.
 * @public
 */
export function namedNamespaces(
  link: EntityLink,
  cluster: string,
): readonly string[] | null {
  if (link.namespaces) {
    return link.namespaces
      .filter(n => n.cluster === cluster)
      .map(n => n.namespace);
  }
  return link.namespace === null ? null : [link.namespace];
}
