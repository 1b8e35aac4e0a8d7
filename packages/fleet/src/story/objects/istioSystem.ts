import type { KubeObject } from '../../api/types';
import { TRUST_DOMAIN } from '../clusters';
import type { ClusterStory } from '../types';
import { istioAgents } from './istioAgents';
import { namespaceObject, peerAuthentication } from './namespace';
import { istioReader } from './istioReader';

const NAMESPACE = 'istio-system';

/** What Istio's charts install; the injection webhook is apart, because it must not exist before it answers. */
export function istioSystem(cluster: ClusterStory): KubeObject[] {
  return [
    namespaceObject(NAMESPACE, {
      'topology.istio.io/network': cluster.network,
    }),
    meshConfig(cluster),
    istiodAccount(),
    istiodService(),
    istiodDeployment(cluster),
    ...istioReader(),
    ...(cluster.mode === 'ambient'
      ? [...istioAgents(cluster), eastWestGateway(cluster)]
      : []),
    // Never applies: a selector in the root namespace is ignored.
    peerAuthentication(NAMESPACE, {
      name: 'checkout-only',
      created: '2026-02-04T11:00:00Z',
      spec: {
        selector: { matchLabels: { app: 'checkout' } },
        mtls: { mode: 'STRICT' },
      },
    }),
  ];
}

function meshConfig({ name, network }: ClusterStory): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'istio',
      namespace: NAMESPACE,
      labels: { 'istio.io/rev': 'default' },
    },
    data: {
      mesh: `rootNamespace: ${NAMESPACE}
trustDomain: ${TRUST_DOMAIN}
defaultConfig:
  discoveryAddress: istiod.istio-system.svc:15012
  meshId: acme
serviceScopeConfigs:
- servicesSelector:
    matchExpressions:
    - key: istio.io/global
      operator: In
      values: ["true"]
  scope: GLOBAL
`,
      meshNetworks: 'networks: {}',
      values: JSON.stringify({
        global: { network, multiCluster: { clusterName: name } },
      }),
    },
  };
}

function istiodAccount(): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'istiod', namespace: NAMESPACE },
  };
}

function istiodService(): KubeObject {
  const port = (name: string, number: number, targetPort = number) => ({
    name,
    port: number,
    targetPort,
    protocol: 'TCP',
  });
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: 'istiod',
      namespace: NAMESPACE,
      labels: { app: 'istiod', istio: 'pilot', 'istio.io/rev': 'default' },
    },
    spec: {
      selector: { app: 'istiod', istio: 'pilot' },
      ports: [
        port('grpc-xds', 15010),
        port('https-dns', 15012),
        port('https-webhook', 443, 15017),
        port('http-monitoring', 15014),
      ],
    },
  };
}

function istiodDeployment(cluster: ClusterStory): KubeObject {
  const selector = { app: 'istiod', istio: 'pilot' };
  const ambient = String(cluster.mode === 'ambient');
  const env = Object.entries({
    REVISION: 'default',
    CLUSTER_ID: cluster.name,
    PILOT_ENABLE_AMBIENT: ambient,
    AMBIENT_ENABLE_MULTI_NETWORK: ambient,
    PILOT_CERT_PROVIDER: 'istiod',
  }).map(([name, value]) => ({ name, value }));
  const labels = {
    ...selector,
    'app.kubernetes.io/name': 'istiod',
    'app.kubernetes.io/part-of': 'istio',
    'app.kubernetes.io/version': cluster.istioVersion,
    'istio.io/rev': 'default',
    'operator.istio.io/component': 'Pilot',
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'istiod', namespace: NAMESPACE, labels },
    spec: {
      replicas: 1,
      selector: { matchLabels: selector },
      template: {
        metadata: {
          labels: {
            ...labels,
            'istio.io/dataplane-mode': 'none',
            'sidecar.istio.io/inject': 'false',
          },
        },
        spec: {
          serviceAccountName: 'istiod',
          containers: [
            {
              name: 'discovery',
              image: `registry.istio.io/release/pilot:${cluster.istioVersion}-distroless`,
              args: ['discovery'],
              env,
            },
          ],
        },
      },
    },
  };
}

/** As Istio's script `gen-eastwest-gateway.sh --ambient` makes it. */
function eastWestGateway({ network }: ClusterStory): KubeObject {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: {
      name: 'istio-eastwestgateway',
      namespace: NAMESPACE,
      labels: { 'topology.istio.io/network': network },
    },
    spec: {
      gatewayClassName: 'istio-east-west',
      listeners: [
        {
          name: 'mesh',
          port: 15008,
          protocol: 'HBONE',
          tls: {
            mode: 'Terminate',
            options: { 'gateway.istio.io/tls-terminate-mode': 'ISTIO_MUTUAL' },
          },
        },
      ],
    },
  };
}
