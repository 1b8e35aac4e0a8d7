import { Expectation, Plan } from '../../../contract/plans';
import { GatewayFact, ServiceFact } from '../../../facts';
import { silence } from '../../../plan/silence';
import { findCluster, PlanCluster, PlanWorld } from '../../../plan/world';
import { waypointBinding, waypointReadiness } from '../../../waypoint';
import { FiledInput, Verification } from '../types';

type Input = FiledInput<'waypoint'>;
type State = Pick<Expectation, 'state' | 'evidence'>;

export function verifyWaypoint(
  input: Input,
  _plan: Plan,
  world: PlanWorld,
): Verification {
  const expectations = waypointExpectations(input, world);
  return { expectations, settled: expectations.every(e => e.state === 'met') };
}

/** Per cluster: the waypoint is programmed and runs, and what is to use it is bound to it. */
export function waypointExpectations(
  input: Input,
  world: PlanWorld,
): Expectation[] {
  return input.clusters.flatMap(name => {
    const cluster = findCluster(world, name);
    const programmed = {
      id: `programmed/${name}`,
      text: `The waypoint is ready in ${name}`,
    };
    const bound = {
      id: `bound/${name}`,
      text: `${userName(input)} is bound to it in ${name}`,
    };
    const uses = input.use.kind !== 'none';
    const kinds = [
      'namespaces',
      'gateways',
      'services',
      'deployments',
    ] as const;
    if (!cluster || silence(cluster, kinds)) {
      const unknown: State = {
        state: 'unknown',
        evidence: `${name} does not answer`,
      };
      return [
        { ...programmed, ...unknown },
        ...(uses ? [{ ...bound, ...unknown }] : []),
      ];
    }
    return [
      { ...programmed, ...programmedState(input, cluster) },
      ...(uses ? [{ ...bound, ...boundState(input, cluster) }] : []),
    ];
  });
}

function userName({ use, namespace }: Input): string {
  return use.kind === 'service' ? use.service : namespace;
}

function gatewayOf(
  input: Input,
  { view }: PlanCluster,
): GatewayFact | undefined {
  return view.facts.gateways.get(`${input.namespace}/${input.name}`);
}

function programmedState(input: Input, cluster: PlanCluster): State {
  const gateway = gatewayOf(input, cluster);
  if (!gateway)
    return { state: 'working', evidence: 'There is no Gateway yet' };
  const { programmed, listenerOk, available } = waypointReadiness(
    gateway,
    cluster.view,
  );
  if (!listenerOk) {
    return { state: 'unmet', evidence: 'istiod does not accept its listener' };
  }
  if (programmed === null) {
    return { state: 'working', evidence: 'No istiod has taken it up yet' };
  }
  // Programmed outlives the pods: both must be there.
  if (programmed && available !== 0) {
    return {
      state: 'met',
      evidence:
        available === null ? 'Programmed' : `Programmed, ${available} ready`,
    };
  }
  const why = gateway.conditions.find(c => c.type === 'Programmed')?.reason;
  return {
    state: 'working',
    evidence: programmed ? 'No pod of it is ready' : `Not programmed (${why})`,
  };
}

function boundState(input: Input, cluster: PlanCluster): State {
  const { view } = cluster;
  const namespace = view.facts.namespaces.get(input.namespace);
  if (!namespace) return { state: 'unmet', evidence: 'The namespace is gone' };
  if (input.use.kind === 'service') {
    const service = view.facts.services.get(
      `${input.namespace}/${input.use.service}`,
    );
    if (!service) return { state: 'unmet', evidence: 'The service is gone' };
    return bindingState(input, [service], cluster);
  }
  // istiod writes its word on Services only: where the namespace has some, each that inherits must be bound.
  const services = [...view.facts.services.values()].filter(
    s =>
      s.namespace === input.namespace &&
      waypointBinding({ kind: 'Service', fact: s }, view)?.name === input.name,
  );
  if (services.length) return bindingState(input, services, cluster);
  const binding = waypointBinding({ kind: 'Namespace', fact: namespace }, view);
  return binding?.name === input.name && binding.bound
    ? { state: 'met', evidence: 'It has no service that could use it yet' }
    : { state: 'working', evidence: 'Not bound yet' };
}

function bindingState(
  input: Input,
  services: readonly ServiceFact[],
  { view }: PlanCluster,
): State {
  const rows = services.map(fact =>
    waypointBinding({ kind: 'Service', fact }, view),
  );
  const bound = rows.filter(
    row => row?.name === input.name && row.bound && row.reason === 'bound',
  ).length;
  const open = rows.find(row => row?.reason !== 'bound');
  return {
    state: bound === services.length ? 'met' : 'working',
    evidence: `${bound} of ${services.length} service${
      services.length === 1 ? '' : 's'
    } bound${open ? ` (${open.reason})` : ''}`,
  };
}
