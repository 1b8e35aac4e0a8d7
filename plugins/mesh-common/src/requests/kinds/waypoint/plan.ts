import { Plan, PlanFinding, PlanTarget, Risk } from '../../../contract/plans';
import { NamespaceFact } from '../../../facts';
import { assemblePlan } from '../../../plan/assemble';
import { namespaceBasis } from '../../../plan/basis';
import { finding } from '../../../plan/finding';
import { subject } from '../../../plan/subject';
import { PlanCluster, PlanWorld } from '../../../plan/world';
import { waypointManifest, waypointYaml } from '../../../waypoint';
import { FiledInput } from '../types';
import { gatewayFindings } from './findings';
import { emptyTarget, FOR_LABEL, gatewayObject, userObject } from './target';
import { planUser } from './use';
import { waypointExpectations } from './verify';

type Input = FiledInput<'waypoint'>;

interface Part {
  readonly targets: readonly PlanTarget[];
  readonly findings: readonly PlanFinding[];
}

/** Create a waypoint in each cluster, then let a namespace or a service use it. */
export function planWaypoint(input: Input, world: PlanWorld): Plan {
  const parts = input.clusters.map(cluster => part(input, cluster, world));
  const findings = [...reservedName(input), ...parts.flatMap(p => p.findings)];
  return assemblePlan({
    kind: 'waypoint',
    policyVersion: world.policyVersion,
    risk: risk(input, findings),
    targets: parts.flatMap(p => p.targets),
    findings,
    expectations: waypointExpectations(input, world),
  });
}

/** `istioctl waypoint` refuses it too: as a label value it opts out. */
function reservedName(input: Input): PlanFinding[] {
  if (input.name !== 'none') return [];
  return [
    finding.error(
      'reserved-waypoint-name',
      'A waypoint cannot be called none: that name means "no waypoint".',
      'Choose another name; most call it waypoint.',
      { subject: input.name },
    ),
  ];
}

function part(input: Input, name: string, world: PlanWorld): Part {
  const found = subject(world, {
    kind: 'waypoint',
    cluster: name,
    namespace: input.namespace,
  });
  if (!found.ok) {
    const user = userObject(input, null);
    return {
      targets: [
        emptyTarget(name, found.cluster, gatewayObject(input, null)),
        ...(user ? [emptyTarget(name, found.cluster, user)] : []),
      ],
      findings: found.findings,
    };
  }
  const gateway = planGateway(input, found.cluster, found.namespace);
  const user = planUser(input, found.cluster, found.namespace, world);
  return {
    targets: [gateway.target, ...(user ? [user.target] : [])],
    findings: [
      ...found.findings,
      ...gateway.findings,
      ...(user?.findings ?? []),
    ],
  };
}

function planGateway(
  input: Input,
  cluster: PlanCluster,
  namespace: NamespaceFact,
): { target: PlanTarget; findings: PlanFinding[] } {
  const { view } = cluster;
  const found = view.facts.gateways.get(`${input.namespace}/${input.name}`);
  const manifest = waypointManifest(input);
  const target: PlanTarget = {
    ...emptyTarget(
      view.name,
      cluster,
      gatewayObject(input, found?.uid ?? null),
    ),
    mutations: found
      ? []
      : [
          {
            path: 'spec',
            before: null,
            after: JSON.parse(JSON.stringify(manifest.spec)),
          },
          ...(input.trafficType
            ? [
                {
                  path: `metadata.labels.${FOR_LABEL}`,
                  before: null,
                  after: input.trafficType,
                },
              ]
            : []),
        ],
    basis: namespaceBasis(cluster, namespace),
    manifest: found ? null : waypointYaml(input),
  };
  return { target, findings: gatewayFindings(input, cluster, found) };
}

function risk(input: Input, findings: readonly PlanFinding[]): Risk {
  const uses = input.use.kind !== 'none';
  const replaces = findings.some(f => f.code === 'replaces-waypoint');
  return {
    level: uses ? 'medium' : 'low',
    reasons: [
      ...(uses ? ['Calls take a new path, through the waypoint'] : []),
      ...(replaces ? ['Another waypoint was in use'] : []),
    ],
  };
}
