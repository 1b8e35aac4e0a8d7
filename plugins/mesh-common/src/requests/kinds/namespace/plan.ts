import { stringify } from 'yaml';
import { Plan, PlanFinding, PlanTarget, Risk } from '../../../contract/plans';
import { imaginedPod, NamespaceFact } from '../../../facts';
import { declaredMode, matchesSelector } from '../../../mode';
import { effectiveMtls } from '../../../mtls';
import { assemblePlan } from '../../../plan/assemble';
import { namespaceBasis } from '../../../plan/basis';
import { finding } from '../../../plan/finding';
import { podCounts, podOutcomes } from '../../../plan/pods';
import { subject } from '../../../plan/subject';
import { PlanCluster, PlanWorld } from '../../../plan/world';
import { FiledInput } from '../types';
import { AMBIENT, MODE_LABEL } from './label';
import { namespaceExpectations } from './verify';

type Input = FiledInput<'namespace'>;

interface Part {
  readonly target: PlanTarget;
  readonly findings: readonly PlanFinding[];
}

/** Enrol a namespace: its label in each cluster, and what that does to its pods. */
export function planNamespace(input: Input, world: PlanWorld): Plan {
  const parts = input.clusters.map(cluster => part(input, cluster, world));
  const findings = parts.flatMap(p => p.findings);
  const targets = parts.map(p => p.target);
  return assemblePlan({
    kind: 'namespace',
    policyVersion: world.policyVersion,
    risk: risk(findings, input.clusters.length),
    targets,
    findings,
    expectations: [...namespaceExpectations(input, targets, world)],
  });
}

function part(input: Input, name: string, world: PlanWorld): Part {
  const found = subject(world, {
    kind: 'namespace',
    cluster: name,
    namespace: input.namespace,
  });
  if (!found.ok) {
    return {
      target: emptyTarget(name, found.cluster, input.namespace),
      findings: found.findings,
    };
  }
  const { cluster, namespace } = found;
  const before = namespace.labels[MODE_LABEL] ?? null;
  const done = before === AMBIENT;
  const after = withLabel(namespace);
  const pods = podOutcomes(cluster, namespace, after);
  const target: PlanTarget = {
    ...emptyTarget(name, cluster, input.namespace),
    object: objectOf(namespace.name, namespace.uid),
    mutations: done
      ? []
      : [{ path: `metadata.labels.${MODE_LABEL}`, before, after: AMBIENT }],
    basis: namespaceBasis(cluster, namespace),
    manifest: done ? null : manifestText(namespace),
    pods,
    counts: pods && podCounts(pods),
  };
  const own = done
    ? [alreadyEnrolled(name, input.namespace)]
    : namespaceFindings(world, cluster, namespace, after);
  return {
    target,
    findings: [...found.findings, ...own, ...podFindings(target)],
  };
}

function objectOf(name: string, uid: string | null): PlanTarget['object'] {
  return { apiVersion: 'v1', kind: 'Namespace', namespace: null, name, uid };
}

function emptyTarget(
  name: string,
  cluster: PlanCluster | undefined,
  namespace: string,
): PlanTarget {
  return {
    cluster: name,
    clusterUid: cluster?.view.uid ?? null,
    object: objectOf(namespace, null),
    mutations: [],
    manifest: null,
    pods: null,
    counts: null,
  };
}

function withLabel(namespace: NamespaceFact): NamespaceFact {
  return {
    ...namespace,
    labels: { ...namespace.labels, [MODE_LABEL]: AMBIENT },
  };
}

function manifestText({ name, uid }: NamespaceFact): string {
  return stringify({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, uid, labels: { [MODE_LABEL]: AMBIENT } },
  });
}

function alreadyEnrolled(cluster: string, namespace: string): PlanFinding {
  return finding.note(
    'already-enrolled',
    `${namespace} asks for ambient in ${cluster} already.`,
    'Leave this cluster out.',
    { cluster, subject: namespace },
  );
}

function namespaceFindings(
  world: PlanWorld,
  cluster: PlanCluster,
  now: NamespaceFact,
  after: NamespaceFact,
): PlanFinding[] {
  return [
    ...foreignManager(world, cluster, now),
    ...conflict(cluster, after),
    ...noEffect(cluster, after),
    ...strict(cluster, after),
  ];
}

function foreignManager(
  world: PlanWorld,
  { view }: PlanCluster,
  { name, labels, labelManagers }: NamespaceFact,
): PlanFinding[] {
  const manager = labelManagers[MODE_LABEL];
  const value = labels[MODE_LABEL];
  if (value === undefined || !manager || manager === world.fieldManager) {
    return [];
  }
  return [
    finding.error(
      'foreign-field-manager',
      `${manager} set ${MODE_LABEL}: ${value} on ${name} in ${view.name}. The portal does not overwrite what others wrote.`,
      `Change it where ${manager} gets it from, or remove the label there.`,
      { cluster: view.name, subject: manager },
    ),
  ];
}

function conflict(
  { view, context }: PlanCluster,
  after: NamespaceFact,
): PlanFinding[] {
  if (declaredMode(after, context) !== 'conflict') return [];
  const injection = ['istio-injection', 'istio.io/rev']
    .filter(key => after.labels[key] !== undefined)
    .map(key => `${key}: ${after.labels[key]}`);
  const asks = injection.length ? ` (${injection.join(', ')})` : '';
  return [
    finding.error(
      'conflicting-label',
      `${after.name} asks for sidecars in ${view.name}${asks}. With both, new pods get a sidecar and stay out of ambient.`,
      'Remove what asks for sidecars first, and restart its pods after joining.',
      { cluster: view.name, subject: after.name },
    ),
  ];
}

/** istio-cni of this cluster leaves the namespace alone, or selects by other labels. */
function noEffect(
  { view, context }: PlanCluster,
  { name, labels }: NamespaceFact,
): PlanFinding[] {
  const at = { cluster: view.name, subject: name };
  if (context.excludeNamespaces.has(name)) {
    return [
      finding.error(
        'namespace-excluded',
        `istio-cni in ${view.name} leaves ${name} out.`,
        'Ask the platform team: EXCLUDE_NAMESPACES of istio-cni names it.',
        at,
      ),
    ];
  }
  const selected = context.enablement.some(
    pair =>
      matchesSelector(pair.namespaceSelector, labels) &&
      matchesSelector(pair.podSelector, {}),
  );
  if (selected) return [];
  return [
    finding.error(
      'label-without-effect',
      `istio-cni in ${view.name} does not go by ${MODE_LABEL} on namespaces.`,
      'Ask the platform team which labels its ambient.enablementSelectors want.',
      at,
    ),
  ];
}

const IN_AMBIENT = {
  mode: 'ambient',
  reason: null,
  drift: null,
  bypassInbound: false,
} as const;

function strict(
  { view, context }: PlanCluster,
  { name }: NamespaceFact,
): PlanFinding[] {
  const policies = [...view.facts.peerauthentications.values()];
  // What the policies without selector make of any pod of the namespace.
  const all = effectiveMtls(
    imaginedPod(name, {}),
    IN_AMBIENT,
    policies,
    context,
  );
  const some = policies.filter(
    p =>
      p.namespace === name &&
      (p.mode === 'STRICT' || Object.values(p.ports).includes('STRICT')),
  );
  if (all.mode !== 'STRICT' && some.length === 0) return [];
  const who = all.mode === 'STRICT' ? 'pods that join' : 'some pods that join';
  return [
    finding.warning(
      'strict-on-joining',
      `STRICT applies in ${view.name}: from then on ${who} refuse plain text.`,
      'Make sure that all callers are in the mesh, or ask for PERMISSIVE first.',
      { cluster: view.name, subject: name },
    ),
  ];
}

function podFindings({ cluster, pods }: PlanTarget): PlanFinding[] {
  const extra = { cluster, hashed: false };
  if (pods === null) {
    return [
      finding.warning(
        'pods-unreadable',
        `The portal cannot read the pods in ${cluster}: how many join is unknown.`,
        'Grant the portal the rights of the reader role.',
        extra,
      ),
    ];
  }
  const because = (why: string) => pods.filter(p => p.why === why).length;
  const sidecars = because('keeps-sidecar-until-restart');
  const stranded = because('no-node-agent');
  return [
    ...(sidecars
      ? [
          finding.warning(
            'sidecar-until-restart',
            `${sidecars} pod${sidecars === 1 ? '' : 's'} in ${cluster} keep${
              sidecars === 1 ? 's its' : ' their'
            } sidecar.`,
            'Restart them after applying: a label does not remove a sidecar.',
            extra,
          ),
        ]
      : []),
    ...(stranded
      ? [
          finding.warning(
            'no-node-agent',
            `${stranded} pod${
              stranded === 1 ? ' runs' : 's run'
            } in ${cluster} on nodes without istio-cni.`,
            'Ask the platform team to run istio-cni there, or move the pods.',
            extra,
          ),
        ]
      : []),
  ];
}

function risk(findings: readonly PlanFinding[], clusters: number): Risk {
  const has = (code: string) => findings.some(f => f.code === code);
  const reasons = [
    ...(has('strict-on-joining')
      ? ['A STRICT policy starts to be enforced']
      : []),
    ...(clusters > 1 ? [`${clusters} clusters in one request`] : []),
  ];
  return {
    level: reasons.length ? 'medium' : 'low',
    reasons: [
      ...reasons,
      'Connections open at the moment of joining are cut once',
    ],
  };
}
