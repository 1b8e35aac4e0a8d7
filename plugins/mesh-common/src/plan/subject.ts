import { PlanFinding, RequestKind } from '../contract/plans';
import { FactKind, NamespaceFact } from '../facts';
import { finding } from './finding';
import { silence } from './silence';
import { findCluster, PlanCluster, PlanWorld } from './world';

/** A namespace in a cluster that a request is about, or why it cannot be about it. */
export type Subject =
  | {
      readonly ok: true;
      readonly cluster: PlanCluster;
      readonly namespace: NamespaceFact;
      readonly findings: readonly PlanFinding[];
    }
  | {
      readonly ok: false;
      readonly cluster: PlanCluster | undefined;
      readonly findings: readonly PlanFinding[];
    };

/** Namespaces of Kubernetes itself; those of Istio are read from each cluster. */
const KUBERNETES = ['kube-system', 'kube-public', 'kube-node-lease'];

/** What is decided without pods. */
const NEEDED: readonly FactKind[] = [
  'namespaces',
  'configs',
  'injectors',
  'deployments',
  'daemonsets',
  'peerauthentications',
  'gateways',
];

/** The checks that every request about a namespace starts with, in the order in which a person would ask. */
export function subject(
  world: PlanWorld,
  request: { kind: RequestKind; cluster: string; namespace: string },
): Subject {
  const { kind, namespace } = request;
  const cluster = findCluster(world, request.cluster);
  if (!cluster) {
    return refuse(undefined, unknownCluster(world, request.cluster));
  }
  if (isSystem(cluster, namespace)) {
    return refuse(cluster, systemNamespace(request.cluster, namespace));
  }
  const silent = silence(cluster, NEEDED);
  if (silent) return refuse(cluster, silent);
  const ns = cluster.view.facts.namespaces.get(namespace);
  if (!ns || ns.terminating) {
    return refuse(cluster, unknownNamespace(request.cluster, namespace, ns));
  }
  const findings = [
    ...mayWrite(world, cluster, kind),
    ...ambientFindings(cluster),
  ];
  return { ok: true, cluster, namespace: ns, findings };
}

function refuse(cluster: PlanCluster | undefined, error: PlanFinding): Subject {
  return { ok: false, cluster, findings: [error] };
}

function unknownCluster(world: PlanWorld, name: string): PlanFinding {
  const names = world.clusters.map(c => c.view.name);
  return finding.error(
    'unknown-cluster',
    `The portal knows no cluster ${name}.`,
    names.length
      ? `Choose one of ${names.join(', ')}.`
      : 'Ask the platform team to register it.',
    { cluster: name },
  );
}

function isSystem({ context }: PlanCluster, namespace: string): boolean {
  return (
    KUBERNETES.includes(namespace) ||
    context.systemNamespaces.has(namespace) ||
    namespace === context.rootNamespace
  );
}

function systemNamespace(cluster: string, namespace: string): PlanFinding {
  return finding.error(
    'system-namespace',
    `${namespace} belongs to Kubernetes or to the mesh itself.`,
    'Choose a namespace of your own.',
    { cluster, subject: namespace },
  );
}

function unknownNamespace(
  cluster: string,
  namespace: string,
  fact: NamespaceFact | undefined,
): PlanFinding {
  return finding.error(
    'unknown-namespace',
    fact
      ? `Namespace ${namespace} in ${cluster} is being deleted.`
      : `${cluster} has no namespace ${namespace}.`,
    'Choose an existing namespace, or create it first.',
    { cluster, subject: namespace },
  );
}

/** Whether this portal writes there at all. */
export function mayWrite(
  world: PlanWorld,
  cluster: PlanCluster,
  kind: RequestKind,
): PlanFinding[] {
  const { name } = cluster.view;
  if (!world.enabled.includes(kind)) {
    return [
      finding.error(
        'writes-disabled',
        'This portal carries out no such requests yet.',
        `Ask the platform team to add ${kind} to mesh.actions.enabled.`,
        { cluster: name },
      ),
    ];
  }
  if (!cluster.writable) {
    return [
      finding.error(
        'cluster-read-only',
        `The portal may only read ${name}.`,
        'Ask the platform team to give the portal a credential that may write there.',
        { cluster: name },
      ),
    ];
  }
  return [];
}

/** Ambient must be installed; that a part of it restarts right now is no reason to refuse. */
function ambientFindings({ view, context }: PlanCluster): PlanFinding[] {
  const { name } = view;
  const parts = [
    ['istiod with ambient', context.ambient.controlPlane],
    ['istio-cni with ambient', context.ambient.nodeAgent],
    ['ztunnel', context.ambient.dataPlane],
  ] as const;
  const missing = parts.filter(([, part]) => part.installed === false);
  if (missing.length) {
    return [
      finding.error(
        'cluster-not-ambient',
        `${name} does not run ambient (no ${missing
          .map(([part]) => part)
          .join(', no ')}).`,
        'Leave this cluster out, or ask the platform team to install ambient there.',
        { cluster: name },
      ),
    ];
  }
  if (parts.some(([, part]) => part.installed === null)) {
    return [
      finding.warning(
        'ambient-unknown',
        `Whether ${name} runs ambient cannot be read.`,
        'Grant the portal the rights of the reader role.',
        { cluster: name },
      ),
    ];
  }
  const down = parts.filter(([, part]) => part.ready === false);
  return down.map(([part]) =>
    finding.warning(
      'ambient-not-ready',
      `${part} is not ready everywhere in ${name}.`,
      'Nothing to do if it is being upgraded; pods join when it is back.',
      { cluster: name, subject: part, hashed: false },
    ),
  );
}
