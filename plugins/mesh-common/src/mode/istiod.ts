import { ClusterView, DeploymentFact } from '../facts';
import { parseGoBool } from '../narrow/values';
import { readFacts } from './feeds';

/** The istiod that serves a cluster. @public */
export interface Istiod {
  readonly namespace: string;
  readonly revision: string;
  /** Image tag without its flavour; null: digest only. */
  readonly version: string | null;
  /** Environment `CLUSTER_ID`; istiod calls itself `Kubernetes` without it. */
  readonly clusterId: string;
  /** Environment `PILOT_ENABLE_AMBIENT` (Istio `pilot/pkg/features/ambient.go`, default false). */
  readonly ambientEnabled: boolean;
  /** Environment `AMBIENT_ENABLE_MULTI_NETWORK` (Istio `pilot/pkg/features/ambient.go`, default false). */
  readonly multiNetwork: boolean;
  readonly available: boolean;
}

/**
 * Found by label `app=istiod`. Of several revisions the default one counts: it serves what asks for no revision, ztunnel
 * too. Then the one that tag `default` names, then the first by name, and of the same name the first by namespace.
 */
export function findIstiod(view: ClusterView): Istiod | null {
  const candidates = trusted(view).sort(byName);
  const tagged = defaultTag(view);
  const chosen =
    candidates.find(d => revisionOf(d) === 'default') ??
    candidates.find(d => revisionOf(d) === tagged) ??
    candidates[0];
  return chosen ? describe(chosen) : null;
}

function byName(a: DeploymentFact, b: DeploymentFact): number {
  if (a.name === b.name) return a.namespace < b.namespace ? -1 : 1;
  return a.name < b.name ? -1 : 1;
}

/**
 * Anyone may call a Deployment of their own namespace istiod. So those beside the ConfigMaps of istiod come first, then
 * those in istio-system; others count only where there is neither.
 */
function trusted(view: ClusterView): DeploymentFact[] {
  const all = [...(readFacts(view, 'deployments')?.values() ?? [])].filter(
    d => d.labels.app === 'istiod' && d.podLabels.app === 'istiod',
  );
  const homes = new Set(['istio-system']);
  for (const config of readFacts(view, 'configs')?.values() ?? []) {
    if (config.kind === 'mesh' && config.namespace) homes.add(config.namespace);
  }
  const atHome = all.filter(d => homes.has(d.namespace));
  return atHome.length ? atHome : all;
}

function describe(deployment: DeploymentFact): Istiod {
  return {
    namespace: deployment.namespace,
    revision: revisionOf(deployment),
    version: deployment.imageTag?.replace(/-(distroless|debug)$/, '') ?? null,
    clusterId: deployment.istiodEnv.CLUSTER_ID || 'Kubernetes',
    ambientEnabled: parseGoBool(deployment.istiodEnv.PILOT_ENABLE_AMBIENT),
    multiNetwork: parseGoBool(
      deployment.istiodEnv.AMBIENT_ENABLE_MULTI_NETWORK,
    ),
    available: deployment.available > 0,
  };
}

function revisionOf(deployment: DeploymentFact): string {
  return (
    deployment.labels['istio.io/rev'] ||
    deployment.istiodEnv.REVISION ||
    'default'
  );
}

function defaultTag(view: ClusterView): string | undefined {
  const injectors = readFacts(view, 'injectors');
  for (const injector of injectors?.values() ?? []) {
    if (injector.tag === 'default') return injector.revision ?? undefined;
  }
  return undefined;
}
