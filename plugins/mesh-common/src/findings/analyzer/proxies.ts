import { DeploymentFact, NamespaceFact, PodFact } from '../../facts';
import { analyzed } from './objects';
import type { InspectedCluster } from '../../world';

const INJECT = 'sidecar.istio.io/inject';
const INJECTION = 'istio-injection';

/**
 * What analyzers call a pod in the mesh: it has a proxy, or would get one (Istio `pkg/config/analysis/analyzers/util/
 * in_mesh.go`). It is not what decides: it knows neither revisions nor webhooks. Ambient pods are told apart.
 */
export function hasOrGetsSidecar(
  pod: PodFact,
  cluster: InspectedCluster,
): boolean {
  if (pod.proxy?.image) return true;
  return wantsSidecar(
    pod.labels[INJECT],
    pod.injectAnnotation ?? undefined,
    pod.namespace,
    cluster,
  );
}

/** The same for the pods of a Deployment. */
export function deploymentGetsSidecar(
  deployment: DeploymentFact,
  cluster: InspectedCluster,
): boolean {
  if (deployment.proxyImage) return true;
  return wantsSidecar(
    deployment.podLabels[INJECT],
    deployment.injectAnnotation,
    deployment.namespace,
    cluster,
  );
}

function wantsSidecar(
  label: string | undefined,
  annotation: string | undefined,
  namespace: string,
  cluster: InspectedCluster,
): boolean {
  const wish = label ?? annotation;
  if (wish !== undefined) return wish === 'true';
  const { namespaces } = analyzed(cluster);
  return namespaces.get(namespace)?.labels[INJECTION] === 'enabled';
}

/** Istio `pkg/config/analysis/analyzers/util/in_mesh.go`, PodInAmbientMode. */
export const isAmbientPod = (pod: PodFact) => pod.redirection === 'enabled';

/** Istio `pkg/config/analysis/analyzers/util/in_mesh.go`, NamespaceInAmbientMode: sidecars win. */
export function isAmbientNamespace(ns: NamespaceFact | undefined): boolean {
  return (
    ns?.labels['istio.io/dataplane-mode'] === 'ambient' &&
    ns.labels[INJECTION] !== 'enabled' &&
    !ns.labels['istio.io/rev']
  );
}
