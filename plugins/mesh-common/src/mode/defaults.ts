import { EnablementSelector } from '../facts';

const MODE = 'istio.io/dataplane-mode';

/** Where istio-cni is not configured otherwise (Istio `manifests/charts/istio-cni/values.yaml`, ambient.enablementSelectors). */
export const DEFAULT_ENABLEMENT: readonly EnablementSelector[] = [
  {
    podSelector: { matchLabels: { [MODE]: 'ambient' } },
    namespaceSelector: {},
  },
  {
    podSelector: {
      matchExpressions: [{ key: MODE, operator: 'NotIn', values: ['none'] }],
    },
    namespaceSelector: { matchLabels: { [MODE]: 'ambient' } },
  },
];

/** Istio `manifests/charts/istio-cni/values.yaml`, excludeNamespaces. */
export const DEFAULT_EXCLUDED: ReadonlySet<string> = new Set(['kube-system']);

/** The injector refuses these whatever their labels say (Istio `pkg/kube/inject/inject.go`, IgnoredNamespaces). */
export const NEVER_INJECTED: ReadonlySet<string> = new Set([
  'kube-system',
  'kube-public',
  'kube-node-lease',
  'local-path-storage',
]);
