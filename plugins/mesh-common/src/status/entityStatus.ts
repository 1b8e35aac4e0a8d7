import type { EntityStatus } from '../contract';
import { concernsCluster, EntityLink, namedNamespaces } from '../entity';
import { ClusterView } from '../facts';
import { ClusterContext, clusterContext, readFacts } from '../mode';
import { FactsIn, namespaceAdvice } from './advice';
import { ClaimGate } from './claims';
import {
  EntityClusterOptions,
  EntityClusterResult,
  entityClusterResult,
} from './entityCluster';
import { worstFirst } from './order';
import { suggestion } from './suggestion';

/** @public */
export interface EntityStatusInput {
  readonly entityRef: string;
  /** null: the entity has none of the annotations. */
  readonly link: EntityLink | null;
  /** Those the entity may be in; all that are watched is right too. */
  readonly clusters: readonly ClusterView[];
  /** Whether the platform side confirms that the entity's owner owns a namespace. */
  readonly confirmed: (cluster: string, namespace: string) => boolean;
  /** Ref of the group that owns the entity. */
  readonly entityOwner: string | null;
  /** Workloads, labels and every policy too. */
  readonly detail: boolean;
  /** Contexts made before; else made here. */
  readonly context?: (view: ClusterView) => ClusterContext;
  /** What is known of a cluster already. */
  readonly options?: (
    view: ClusterView,
  ) => Omit<EntityClusterOptions, 'allows'>;
  /** For a caller who keeps pods by namespace: a cluster may have tens of thousands. */
  readonly factsIn?: FactsIn;
  /** For a caller who keeps answers: the one for a cluster, of the namespaces that `allows` lets through; it must ask about each. */
  readonly result?: (
    view: ClusterView,
    link: EntityLink,
    allows: (namespace: string) => boolean,
  ) => EntityClusterResult;
}

/**
 * The status of an entity over all clusters. What is not confirmed is left out: no data, only that it is claimed. `requests`
 * is empty and `claim.confirmWith` null: the backend knows these.
 * @public
 */
export function entityStatus(input: EntityStatusInput): EntityStatus {
  const { link } = input;
  if (!link) return answer(input, 'not-linked');
  const gate = new ClaimGate(input.confirmed);
  const searched = input.clusters.filter(v => concernsCluster(link, v.name));
  const found = searched
    .flatMap(view => {
      const result = clusterOf(view, link, input, gate);
      return result ? [{ ...result, view }] : [];
    })
    .sort((a, b) => worstFirst(a.cluster, b.cluster));
  const base = {
    claim: gate.claim(link, input.entityOwner),
    clustersSearched: searched.length,
  };
  const hasData = found.some(({ cluster }) => cluster.namespaces.length > 0);
  if (gate.hasRefused && !hasData) return answer(input, 'unconfirmed', base);
  if (!found.length) {
    return answer(input, 'no-workloads', {
      ...base,
      suggestion: suggestion(link, searched, input.confirmed),
    });
  }
  return answer(input, 'ok', {
    ...base,
    clusters: found.map(({ cluster }) => cluster),
    policies: found.flatMap(({ policies }) => policies),
    ...(input.detail && {
      advice: namespaceAdvice(
        found.map(({ view, cluster }) => ({
          view,
          namespaces: cluster.namespaces,
        })),
        input.factsIn,
      ),
    }),
  });
}

function answer(
  { entityRef, link }: EntityStatusInput,
  state: EntityStatus['state'],
  rest: Partial<EntityStatus> = {},
): EntityStatus {
  return {
    entityRef,
    state,
    link: link && {
      by: link.by,
      annotation: link.annotation,
      value: link.value,
    },
    claim: null,
    suggestion: null,
    clustersSearched: 0,
    clusters: [],
    requests: [],
    ...rest,
  };
}

/** null: the entity is not in this cluster, or nobody confirms that it may be shown. */
function clusterOf(
  view: ClusterView,
  link: EntityLink,
  input: EntityStatusInput,
  gate: ClaimGate,
): EntityClusterResult | null {
  const allows = gate.forCluster(view);
  const result =
    input.result?.(view, link, allows) ?? resultOf(view, link, input, allows);
  if (result.cluster.namespaces.length > 0) return result;
  return mayHide(view, link, allows) ? result : null;
}

function resultOf(
  view: ClusterView,
  link: EntityLink,
  input: EntityStatusInput,
  allows: (namespace: string) => boolean,
): EntityClusterResult {
  const ctx = input.context?.(view) ?? clusterContext(view);
  const options = { ...input.options?.(view), allows };
  return entityClusterResult(view, ctx, link, input.detail, options);
}

/**
 * Whether there may be workloads that cannot be seen. Such a cluster keeps its row, without data: that a cluster is silent
 * must never look like "runs nowhere".
 */
function mayHide(
  view: ClusterView,
  link: EntityLink,
  allows: (namespace: string) => boolean,
): boolean {
  if (readFacts(view, 'pods')) return false;
  const named = namedNamespaces(link, view.name);
  const namespaces = readFacts(view, 'namespaces');
  if (!named || !namespaces) return true;
  return named.some(name => namespaces.has(name) && allows(name));
}
