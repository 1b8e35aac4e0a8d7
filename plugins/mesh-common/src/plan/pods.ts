import { PlanPod, PlanTarget } from '../contract/plans';
import { NamespaceFact, PodFact } from '../facts';
import { ClusterContext, podMode, PodModeResult, readFacts } from '../mode';
import { PlanCluster } from './world';

/**
 * What happens to the pods of a namespace when its labels are those of `after`; null: pods cannot be read. Pods that are
 * going away are left out.
 */
export function podOutcomes(
  cluster: PlanCluster,
  now: NamespaceFact,
  after: NamespaceFact,
): PlanPod[] | null {
  const pods = readFacts(cluster.view, 'pods');
  if (!pods) return null;
  const agents = nodesWithAgent(pods.values(), cluster.context);
  return [...pods.values()]
    .filter(pod => pod.namespace === now.name && !pod.terminating)
    .map(pod => ({
      pod: pod.name,
      workload: pod.workload && `${pod.workload.kind}/${pod.workload.name}`,
      ...outcome(pod, now, after, cluster.context, agents),
    }))
    .sort((a, b) => (a.pod < b.pod ? -1 : 1));
}

type Outcome = Pick<PlanPod, 'outcome' | 'why'>;

const staysOut = (why: PlanPod['why']): Outcome => ({
  outcome: 'stays-out',
  why,
});

function outcome(
  pod: PodFact,
  now: NamespaceFact,
  after: NamespaceFact,
  context: ClusterContext,
  agents: ReadonlySet<string> | null,
): Outcome {
  const was = podMode(pod, now, context);
  if (was.mode === 'ambient') return { outcome: 'already-in', why: null };
  const then = podMode(pod, after, context);
  switch (then.mode) {
    case 'ambient-pending':
      return agents && pod.node && !agents.has(pod.node)
        ? staysOut('no-node-agent')
        : { outcome: 'joins', why: null };
    case 'ambient-blocked':
      return { outcome: 'unknown', why: null };
    case 'sidecar':
    case 'sidecar-pending-restart':
      return staysOut('keeps-sidecar-until-restart');
    case 'skipped':
      return then.reason === 'finished'
        ? staysOut('finished')
        : { outcome: 'unknown', why: 'not-running' };
    case 'none':
      return staysOut(whyNone(then));
    default:
      return staysOut('infrastructure');
  }
}

function whyNone({ reason }: PodModeResult): PlanPod['why'] {
  return reason === 'host-network' ||
    reason === 'opted-out' ||
    reason === 'namespace-excluded'
    ? reason
    : null;
}

/** Nodes on which istio-cni runs; null where none is seen at all: then nothing follows from it. */
function nodesWithAgent(
  pods: Iterable<PodFact>,
  context: ClusterContext,
): ReadonlySet<string> | null {
  const nodes = new Set<string>();
  for (const pod of pods) {
    const agent =
      pod.labels['k8s-app'] === 'istio-cni-node' &&
      context.systemNamespaces.has(pod.namespace);
    if (agent && pod.node) nodes.add(pod.node);
  }
  return nodes.size ? nodes : null;
}

const uncounted: readonly PlanPod['why'][] = ['finished', 'infrastructure'];

/** Counts of a list of pods. What has finished or belongs to the mesh is no pod that stays out. */
export function podCounts(pods: readonly PlanPod[]): PlanTarget['counts'] {
  const of = (o: PlanPod['outcome']) =>
    pods.filter(p => p.outcome === o && !uncounted.includes(p.why)).length;
  return {
    joins: of('joins'),
    staysOut: of('stays-out'),
    alreadyIn: of('already-in'),
  };
}
