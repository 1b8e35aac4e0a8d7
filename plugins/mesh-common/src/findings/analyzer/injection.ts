import { NamespaceFact } from '../../facts';
import type { InspectedCluster } from '../../world';
import { analyzed } from './objects';

export const INJECTION = 'istio-injection';
export const REVISION = 'istio.io/rev';
export const DATAPLANE_MODE = 'istio.io/dataplane-mode';

/** Istio's analyzers leave out the namespace of this name, not the one that istiod is in. */
const ISTIO_SYSTEM = 'istio-system';

/** Namespaces that the analyzer of injection looks at (Istio `pkg/config/analysis/analyzers/injection/injection.go`). */
export function userNamespaces(cluster: InspectedCluster): NamespaceFact[] {
  return analyzed(cluster)
    .platform('namespaces')
    .filter(ns => ns.name !== ISTIO_SYSTEM);
}

/** Neither ambient nor labelled for sidecars in any way; an empty `istio-injection` counts as none. */
export function hasNoMeshLabel({ labels }: NamespaceFact): boolean {
  return (
    labels[DATAPLANE_MODE] !== 'ambient' &&
    !labels[INJECTION] &&
    labels[REVISION] === undefined
  );
}

/** ConfigMap of the injector of a revision. */
export const injectorConfigName = (revision: string) =>
  revision === '' || revision === 'default'
    ? 'istio-sidecar-injector'
    : `istio-sidecar-injector-${revision}`;

/** Whether the default injector takes namespaces without labels (`sidecarInjectorWebhook.enableNamespacesByDefault`). */
export function injectsByDefault(cluster: InspectedCluster): boolean {
  return analyzed(cluster)
    .details('injectorconfigs')
    .some(
      config =>
        config.name === injectorConfigName('') && config.enablesNamespaces,
    );
}
