import { Expectation, Plan, PlanTarget } from '../../../contract/plans';
import { silence } from '../../../plan/silence';
import { podOutcomes } from '../../../plan/pods';
import { findCluster, PlanCluster, PlanWorld } from '../../../plan/world';
import { FiledInput, Verification } from '../types';
import { AMBIENT, MODE_LABEL } from './label';

type Input = FiledInput<'namespace'>;

export function verifyNamespace(
  input: Input,
  plan: Plan,
  world: PlanWorld,
): Verification {
  const expectations = namespaceExpectations(input, plan.targets, world);
  return {
    expectations,
    settled: expectations.every(e => e.state === 'met'),
  };
}

/** Two per cluster: the label is there, and the pods that can be captured are. */
export function namespaceExpectations(
  input: Input,
  targets: readonly PlanTarget[],
  world: PlanWorld,
): Expectation[] {
  return targets.flatMap(target => {
    const cluster = findCluster(world, target.cluster);
    const label = {
      id: `label/${target.cluster}`,
      text: `The label is on ${input.namespace} in ${target.cluster}`,
    };
    const captured = {
      id: `captured/${target.cluster}`,
      text: `Its pods are captured in ${target.cluster}`,
    };
    const quiet = !cluster || silence(cluster, ['namespaces', 'pods']);
    if (!cluster || quiet) {
      const evidence = `${target.cluster} does not answer`;
      return [
        { ...label, state: 'unknown' as const, evidence },
        { ...captured, state: 'unknown' as const, evidence },
      ];
    }
    return [
      { ...label, ...labelState(input, target, cluster) },
      { ...captured, ...captureState(input, cluster) },
    ];
  });
}

type State = Pick<Expectation, 'state' | 'evidence'>;

function labelState(
  input: Input,
  target: PlanTarget,
  { view }: PlanCluster,
): State {
  const ns = view.facts.namespaces.get(input.namespace);
  if (!ns) return { state: 'unmet', evidence: 'The namespace is gone' };
  if (target.object.uid && ns.uid !== target.object.uid) {
    return { state: 'unmet', evidence: 'The namespace was made anew' };
  }
  const value = ns.labels[MODE_LABEL];
  return value === AMBIENT
    ? { state: 'met', evidence: null }
    : {
        state: 'unmet',
        evidence: value ? `It says ${value}` : 'It is not there',
      };
}

function captureState(input: Input, cluster: PlanCluster): State {
  const ns = cluster.view.facts.namespaces.get(input.namespace);
  if (!ns) return { state: 'unmet', evidence: 'The namespace is gone' };
  const labelled = { ...ns, labels: { ...ns.labels, [MODE_LABEL]: AMBIENT } };
  const pods = podOutcomes(cluster, ns, labelled) ?? [];
  const captured = pods.filter(p => p.outcome === 'already-in').length;
  // A pod that has not started has nothing to capture yet; one that cannot join is no promise of the plan.
  const missing = pods.filter(
    p => p.outcome === 'joins' || (p.outcome === 'unknown' && p.why === null),
  ).length;
  const total = captured + missing;
  if (total === 0) {
    return {
      state: 'met',
      evidence: 'No pods yet, the first one will be checked',
    };
  }
  const evidence = `${captured} of ${total} pods in ${cluster.view.name} have joined`;
  return { state: missing ? 'working' : 'met', evidence };
}
