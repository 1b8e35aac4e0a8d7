import { stringify } from 'yaml';
import { PlanFinding, PlanTarget } from '../../../contract/plans';
import { NamespaceFact, StringMap } from '../../../facts';
import { declaredMode } from '../../../mode';
import { labelBasis, namespaceBasis } from '../../../plan/basis';
import { finding } from '../../../plan/finding';
import { PlanCluster, PlanWorld } from '../../../plan/world';
import { FiledInput } from '../types';
import {
  emptyTarget,
  USE_LABEL,
  USE_NAMESPACE_LABEL,
  userObject,
} from './target';

type Input = FiledInput<'waypoint'>;
type Part = { target: PlanTarget; findings: PlanFinding[] };

interface User {
  readonly uid: string;
  readonly name: string;
  readonly labels: StringMap;
  readonly labelManagers: StringMap;
}

/** The object that is to use the waypoint: its label, and what speaks against it; null: nothing is to use it. */
export function planUser(
  input: Input,
  cluster: PlanCluster,
  namespace: NamespaceFact,
  world: PlanWorld,
): Part | null {
  const { use } = input;
  if (use.kind === 'none') return null;
  const user =
    use.kind === 'namespace'
      ? namespace
      : cluster.view.facts.services.get(`${input.namespace}/${use.service}`);
  const object = userObject(input, user?.uid ?? null);
  if (!object) return null;
  const target = emptyTarget(cluster.view.name, cluster, object);
  if (!user) return { target, findings: [unknownService(input, cluster)] };
  const before = user.labels[USE_LABEL] ?? null;
  const done = before === input.name;
  return {
    target: {
      ...target,
      mutations: done
        ? []
        : [{ path: `metadata.labels.${USE_LABEL}`, before, after: input.name }],
      basis: {
        ...namespaceBasis(cluster, namespace),
        ...(use.kind === 'service' && prefixed(labelBasis(user.labels))),
      },
      manifest: done ? null : manifestText(input, object),
    },
    findings: [
      ...(done ? [] : replaces(world, cluster, user, before)),
      ...elsewhere(input, cluster, user),
      ...traffic(input, cluster),
      ...notEnrolled(cluster, namespace),
    ],
  };
}

function prefixed(basis: Record<string, string>) {
  return Object.fromEntries(
    Object.entries(basis).map(([k, v]) => [`Service, ${k}`, v]),
  );
}

function manifestText(input: Input, object: PlanTarget['object']): string {
  const { apiVersion, kind, name, namespace, uid } = object;
  return stringify({
    apiVersion,
    kind,
    metadata: {
      name,
      ...(namespace && { namespace }),
      uid,
      labels: { [USE_LABEL]: input.name },
    },
  });
}

function unknownService(input: Input, { view }: PlanCluster): PlanFinding {
  const name = input.use.kind === 'service' ? input.use.service : '';
  return finding.error(
    'unknown-service',
    `${view.name} has no service ${name} in ${input.namespace}.`,
    'Choose a service that exists there.',
    { cluster: view.name, subject: name },
  );
}

function replaces(
  world: PlanWorld,
  { view }: PlanCluster,
  user: User,
  before: string | null,
): PlanFinding[] {
  if (before === null) return [];
  const manager = user.labelManagers[USE_LABEL];
  const at = { cluster: view.name, subject: user.name };
  if (manager && manager !== world.fieldManager) {
    return [
      finding.error(
        'foreign-field-manager',
        `${manager} set ${USE_LABEL}: ${before} on ${user.name} in ${view.name}. The portal does not overwrite what others wrote.`,
        `Change it where ${manager} gets it from, or remove the label there.`,
        { ...at, subject: manager },
      ),
    ];
  }
  return [
    finding.warning(
      'replaces-waypoint',
      before === 'none'
        ? `${user.name} opted out of waypoints in ${view.name}.`
        : `${user.name} uses the waypoint ${before} in ${view.name}.`,
      'Make sure that its rules are on the new one too.',
      at,
    ),
  ];
}

/** The label beside it sends the name into another namespace. */
function elsewhere(
  input: Input,
  { view }: PlanCluster,
  user: User,
): PlanFinding[] {
  const other = user.labels[USE_NAMESPACE_LABEL];
  if (other === undefined || other === input.namespace) return [];
  return [
    finding.error(
      'waypoint-namespace-label',
      `${user.name} looks for its waypoint in ${other} (${USE_NAMESPACE_LABEL}) in ${view.name}.`,
      'Remove that label first.',
      { cluster: view.name, subject: user.name },
    ),
  ];
}

function traffic(input: Input, { view }: PlanCluster): PlanFinding[] {
  if (input.use.kind !== 'service' || input.trafficType !== 'workload') {
    return [];
  }
  return [
    finding.error(
      'unsupported-traffic-type',
      'A waypoint for workloads serves no service.',
      'Ask for traffic type service or all.',
      { cluster: view.name, subject: input.use.service },
    ),
  ];
}

function notEnrolled(
  { view, context }: PlanCluster,
  namespace: NamespaceFact,
): PlanFinding[] {
  if (declaredMode(namespace, context) === 'ambient') return [];
  return [
    finding.warning(
      'not-enrolled',
      `${namespace.name} is not in ambient in ${view.name}.`,
      'Enrol it too: only callers in ambient go through a waypoint.',
      { cluster: view.name, subject: namespace.name },
    ),
  ];
}
