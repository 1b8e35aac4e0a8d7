/** A small cluster, object by object. */
export const shop = {
  namespace: {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name: 'shop',
      labels: { 'istio.io/dataplane-mode': 'ambient' },
    },
  },
  pod: {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'cart-1',
      namespace: 'shop',
      labels: { app: 'cart' },
      annotations: { 'ambient.istio.io/redirection': 'enabled' },
    },
    spec: { containers: [{ name: 'cart', image: 'cart:1' }] },
    status: { phase: 'Running', podIP: '10.0.0.1' },
  },
  policy: {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: { name: 'default', namespace: 'shop' },
    spec: { mtls: { mode: 'STRICT' } },
  },
} as const;
