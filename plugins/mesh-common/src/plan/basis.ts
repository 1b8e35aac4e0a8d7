import { NamespaceFact, PeerAuthenticationFact, StringMap } from '../facts';
import { ClusterContext } from '../mode';
import { PlanCluster } from './world';

/** Classes whose Gateways are waypoints. */
const WAYPOINT_CLASSES = ['istio-waypoint', 'istio-agentgateway-waypoint'];

/**
 * What a plan for a namespace rests on: labels that the mesh reads, owner, policies, waypoints, and what the cluster is.
 * Never pods, and nothing that a restart changes.
 */
export function namespaceBasis(
  cluster: PlanCluster,
  namespace: NamespaceFact,
): Record<string, string> {
  return {
    ...clusterBasis(cluster.context),
    ...labelBasis(namespace.labels, selectorKeys(cluster)),
    Owner: cluster.ownerOf(namespace.name) ?? 'nobody is confirmed',
    ...policyBasis(cluster, namespace.name),
    ...waypointBasis(cluster, namespace.name),
  };
}

/** What a plan rests on of the cluster as a whole. */
export function clusterBasis(context: ClusterContext): Record<string, string> {
  const { ambient } = context;
  const parts = [ambient.controlPlane, ambient.nodeAgent, ambient.dataPlane];
  return {
    Network: context.network ?? 'none',
    'Trust domain': context.trustDomain ?? 'unknown',
    'Cluster id': context.clusterId ?? 'unknown',
    'Root namespace': context.rootNamespace,
    Ambient: ambientBasis(parts.map(p => p.installed)),
  };
}

/** All parts must be there; one that is known to be missing decides. */
function ambientBasis(installed: readonly (boolean | null)[]): string {
  if (installed.every(Boolean)) return 'installed';
  return installed.includes(false) ? 'not installed' : 'unknown';
}

/** Labels that the mesh reads; others may change at will. */
export function labelBasis(
  labels: StringMap,
  others: ReadonlySet<string> = new Set(),
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels)
      .filter(([key]) => isMeshLabel(key) || others.has(key))
      .map(([key, value]) => [`Label ${key}`, value]),
  );
}

function isMeshLabel(key: string): boolean {
  return key === 'istio-injection' || /^([\w-]+\.)*istio\.io\//.test(key);
}

/** Keys that this cluster's istio-cni and injectors select namespaces by. */
function selectorKeys({ context }: PlanCluster): Set<string> {
  const selectors = [...context.enablement, ...context.webhooks].map(
    s => s.namespaceSelector,
  );
  return new Set(
    selectors.flatMap(s => [
      ...Object.keys(s.matchLabels ?? {}),
      ...(s.matchExpressions ?? []).map(e => e.key),
    ]),
  );
}

function policyBasis(
  { view, context }: PlanCluster,
  namespace: string,
): Record<string, string> {
  const policies = [...view.facts.peerauthentications.values()].filter(
    p => p.namespace === namespace || p.namespace === context.rootNamespace,
  );
  return Object.fromEntries(
    policies.map(p => [`Policy ${p.namespace}/${p.name}`, policyText(p)]),
  );
}

/** All that decides what the policy does: also its age, for of two the older counts. */
function policyText(policy: PeerAuthenticationFact): string {
  const { selector, mode, ports, labels, createdAt } = policy;
  const list = (map: Readonly<Record<string, string>>, sign: string) =>
    Object.keys(map)
      .sort()
      .map(key => `${key}${sign}${map[key]}`)
      .join(', ');
  return [
    mode ?? 'no mode',
    ...(Object.keys(ports).length ? [`ports ${list(ports, ' ')}`] : []),
    ...(selector ? [`for ${list(selector, '=') || 'an empty selector'}`] : []),
    ...(labels['istio.io/rev'] ? [`revision ${labels['istio.io/rev']}`] : []),
    `since ${new Date(createdAt).toISOString()}`,
  ].join('; ');
}

function waypointBasis(
  { view }: PlanCluster,
  namespace: string,
): Record<string, string> {
  const waypoints = [...view.facts.gateways.values()].filter(
    g => g.namespace === namespace && WAYPOINT_CLASSES.includes(g.className),
  );
  return Object.fromEntries(
    waypoints.map(g => [
      `Waypoint ${g.namespace}/${g.name}`,
      `${g.className}, for ${g.labels['istio.io/waypoint-for'] ?? 'service'}`,
    ]),
  );
}
