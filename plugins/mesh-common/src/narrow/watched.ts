import { FactKind } from '../facts';

/** Where the objects of a kind are read. @public */
export interface WatchedKind {
  /** Empty: the core group. */
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly labelSelector?: string;
  /**
   * Read these by name, each with a list and watch by `metadata.name`: the rights are granted by `resourceNames`, which
   * cannot limit a plain list.
   */
  readonly names?: readonly string[];
  /** `system`: only in the namespace of istiod. Absent: everywhere. */
  readonly namespace?: 'system';
}

/** All that is ever read of a cluster. Secrets are not in it, and never will be. @public */
export const watched: { readonly [K in FactKind]: WatchedKind } = {
  namespaces: { group: '', version: 'v1', plural: 'namespaces' },
  pods: { group: '', version: 'v1', plural: 'pods' },
  services: { group: '', version: 'v1', plural: 'services' },
  deployments: { group: 'apps', version: 'v1', plural: 'deployments' },
  daemonsets: { group: 'apps', version: 'v1', plural: 'daemonsets' },
  gateways: {
    group: 'gateway.networking.k8s.io',
    version: 'v1',
    plural: 'gateways',
  },
  gatewayclasses: {
    group: 'gateway.networking.k8s.io',
    version: 'v1',
    plural: 'gatewayclasses',
  },
  peerauthentications: {
    group: 'security.istio.io',
    version: 'v1',
    plural: 'peerauthentications',
  },
  injectors: {
    group: 'admissionregistration.k8s.io',
    version: 'v1',
    plural: 'mutatingwebhookconfigurations',
    labelSelector: 'app=sidecar-injector',
  },
  configs: {
    group: '',
    version: 'v1',
    plural: 'configmaps',
    names: ['istio', 'istio-cni-config', 'istio-ca-root-cert'],
    namespace: 'system',
  },
};
