import { Expectation, Plan, PlanTarget } from '../../../contract/plans';
import { findCluster, PlanWorld } from '../../../plan/world';
import { FiledInput, PeerReports, Verification } from '../types';
import { CLUSTER_ANNOTATION } from './names';

type Input = FiledInput<'cluster'>;
type State = Pick<Expectation, 'state' | 'evidence'>;

/** Nobody can find out; waiting changes nothing. */
const DECLARED = 'Declared, not verified';

export function verifyCluster(
  input: Input,
  plan: Plan,
  world: PlanWorld,
  peers: PeerReports,
): Verification {
  const expectations = clusterExpectations(input, plan.targets, world, peers);
  return {
    expectations,
    settled: expectations.every(
      e => e.state === 'met' || e.evidence?.startsWith(DECLARED),
    ),
  };
}

/** The portal reads the cluster, and each istiod says that it reads the other. */
export function clusterExpectations(
  input: Input,
  targets: readonly PlanTarget[],
  world: PlanWorld,
  peers: PeerReports,
): Expectation[] {
  const secrets = targets.filter(t => t.object.kind === 'Secret');
  return [
    {
      id: `watched/${input.name}`,
      text: `The portal reads ${input.name}`,
      ...watched(input, world),
    },
    ...secrets.map(target => ({
      id: `sync/${target.cluster}/${idOf(target)}`,
      text: `istiod of ${target.cluster} reads ${idOf(target)}`,
      ...synced(target, peers),
    })),
  ];
}

/** Cluster id that a Secret is about. */
export function idOf(target: PlanTarget): string {
  const path = `metadata.annotations.${CLUSTER_ANNOTATION}`;
  return String(target.mutations.find(m => m.path === path)?.after ?? '');
}

function watched(input: Input, world: PlanWorld): State {
  const cluster = findCluster(world, input.name);
  if (!cluster) return { state: 'working', evidence: 'Not watched yet' };
  const feeds = Object.entries(cluster.view.feeds);
  const refused = feeds.filter(
    ([, f]) => f.state === 'forbidden' || f.state === 'unauthorized',
  );
  if (refused.length) {
    const kinds = refused.map(([kind]) => kind).join(', ');
    return { state: 'unmet', evidence: `It may not read ${kinds}` };
  }
  const read = feeds.filter(
    ([, f]) => f.state === 'live' || f.state === 'absent',
  ).length;
  return {
    state: read === feeds.length ? 'met' : 'working',
    evidence: `${read} of ${feeds.length} kinds read`,
  };
}

function synced(target: PlanTarget, peers: PeerReports): State {
  const report = peers.get(target.cluster);
  if (!report) {
    return {
      state: 'unknown',
      evidence: `${DECLARED}: nobody can ask istiod of ${target.cluster}`,
    };
  }
  switch (report.get(idOf(target))) {
    case 'synced':
      return { state: 'met', evidence: 'istiod says synced' };
    case 'syncing':
      return { state: 'working', evidence: 'istiod says syncing' };
    case 'timeout':
      return {
        state: 'unmet',
        evidence: 'istiod says timeout: it could not read it within 30 s',
      };
    case 'unknown':
      return { state: 'unknown', evidence: 'istiod gives no clear answer' };
    default:
      return { state: 'working', evidence: 'istiod has not taken it up yet' };
  }
}
