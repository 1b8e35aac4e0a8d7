import type {
  DataPlaneMode,
  EntityCluster,
  Freshness,
  PolicyRow,
} from '../contract';
import { EntityLink, linkedPods, LinkOptions } from '../entity';
import { ClusterView } from '../facts';
import { ClusterContext, clusterMode, observedMode, readFacts } from '../mode';
import {
  JudgedPod,
  mtlsSummary,
  PolicyIndex,
  policyIndex,
  policyRows,
  unknownMtls,
} from '../mtls';
import { AppPod, appPods, countAppPods } from './appPods';
import { declaredOver } from './declared';
import { freshnessOf } from './freshness';
import { imaginedPods } from './imagined';
import { meshLabels } from './meshLabels';
import { ReasonInput } from './reasonInput';
import { modeReasons } from './reasons';
import { reasonSince } from './since';
import { isoTime } from './time';
import { waypointRows } from './waypointRows';
import { representatives, workloadRows } from './workloadRows';

/** What a caller may already know; worked out here where it does not. @public */
export interface EntityClusterOptions extends LinkOptions {
  readonly clusterMode?: DataPlaneMode;
  readonly policies?: PolicyIndex;
  readonly freshness?: Freshness;
}

/** An entity in one cluster, with the policies that concern it. @public */
export interface EntityClusterResult {
  readonly cluster: EntityCluster;
  /** All of them with `detail`, else those a card names. */
  readonly policies: readonly PolicyRow[];
}

/**
 * An entity in one cluster.
 * @public
 */
export function entityCluster(
  view: ClusterView,
  ctx: ClusterContext,
  link: EntityLink,
  detail: boolean,
  options: EntityClusterOptions = {},
): EntityCluster {
  return entityClusterResult(view, ctx, link, detail, options).cluster;
}

/** As `entityCluster`, with the rows of policies. @public */
export function entityClusterResult(
  view: ClusterView,
  ctx: ClusterContext,
  link: EntityLink,
  detail: boolean,
  options: EntityClusterOptions = {},
): EntityClusterResult {
  const index =
    options.policies ??
    policyIndex(readFacts(view, 'peerauthentications')?.values() ?? [], ctx);
  const linked = linkedPods(link, view, options);
  const pods = appPods(linked.pods, view, ctx, index);
  const { namespaces, podsKnown } = linked;
  const state = modeOf({ view, ctx, pods, namespaces, podsKnown });
  return {
    cluster: {
      cluster: view.name,
      clusterUid: view.uid,
      network: ctx.network,
      freshness: options.freshness ?? freshnessOf(view),
      namespaces: [...namespaces],
      clusterMode: options.clusterMode ?? clusterMode(view, ctx).mode,
      ...state,
      mtls: mtlsOf(view, ctx, pods, podsKnown),
      waypoints: waypointRows(link, namespaces, linked.pods, view),
      ...(detail && { workloads: workloadRows(pods) }),
      ...((detail || needsLabels(state)) && {
        labels: meshLabels(namespaces, view),
      }),
    },
    policies: relevantPolicies(
      pods.length
        ? representatives(pods)
        : imaginedPods(link, namespaces, state.declared),
      index,
      ctx,
      detail,
    ),
  };
}

type ModePart = Pick<
  EntityCluster,
  'declared' | 'mode' | 'pods' | 'reasons' | 'since'
>;

function modeOf(of: {
  view: ClusterView;
  ctx: ClusterContext;
  pods: readonly AppPod[];
  namespaces: readonly string[];
  podsKnown: boolean;
}): ModePart {
  const { view, ctx, pods, namespaces } = of;
  const counts = countAppPods(pods);
  const declared = declaredOver(namespaces, pods, view, ctx);
  if (!of.podsKnown) {
    const reasons = ['pods-unreadable' as const];
    return { declared, mode: 'unknown', pods: counts, reasons, since: null };
  }
  const input: ReasonInput = { declared, counts, pods, view, ctx };
  const reasons = modeReasons(input);
  const since = reasonSince(reasons, input);
  return {
    declared,
    mode: observedMode(counts),
    pods: counts,
    reasons,
    since: since === null ? null : isoTime(since),
  };
}

/** Policies decide only together with the root namespace, which stands in a ConfigMap. */
function mtlsOf(
  view: ClusterView,
  ctx: ClusterContext,
  pods: readonly AppPod[],
  podsKnown: boolean,
): EntityCluster['mtls'] {
  if (!podsKnown) return unknownMtls('NONE');
  const enforced = pods.some(p => p.mtls.selection !== null);
  const known = ctx.configKnown && readFacts(view, 'peerauthentications');
  if (enforced && !known) return unknownMtls('PERMISSIVE');
  return mtlsSummary(pods.map(app => app.mtls));
}

/** The words for these name the very label. */
function needsLabels({ reasons }: ModePart): boolean {
  return (
    reasons.includes('label-conflict') || reasons.includes('changes-at-restart')
  );
}

function relevantPolicies(
  pods: readonly JudgedPod[],
  index: PolicyIndex,
  ctx: ClusterContext,
  detail: boolean,
): readonly PolicyRow[] {
  const rows = policyRows(pods, index, ctx);
  if (detail) return rows;
  return rows.filter(
    row => row.verdict === 'decides' || row.why === 'no-proxy-enforces-it',
  );
}
