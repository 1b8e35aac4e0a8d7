import type { KubeObject } from '../../api/types';
import { GENERAL_POOL } from '../clusters';
import type { ClusterStory, Labels } from '../types';

const NAMESPACE = 'istio-system';

/** What makes a cluster an ambient one: istio-cni with its ConfigMap, and ztunnel, on the general nodes. */
export function istioAgents(cluster: ClusterStory): KubeObject[] {
  return [
    cniConfig(),
    daemonSet(
      cluster,
      'istio-cni-node',
      { 'k8s-app': 'istio-cni-node' },
      {
        name: 'install-cni',
        image: 'install-cni',
        env: { REPAIR_ENABLED: 'true' },
      },
    ),
    daemonSet(
      cluster,
      'ztunnel',
      { app: 'ztunnel' },
      {
        name: 'istio-proxy',
        image: 'ztunnel',
        env: {
          NETWORK: cluster.network,
          ISTIO_META_CLUSTER_ID: cluster.name,
          ISTIO_META_ENABLE_HBONE: 'true',
        },
      },
    ),
  ];
}

function cniConfig(): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'istio-cni-config',
      namespace: NAMESPACE,
      labels: { 'istio.io/rev': 'default' },
    },
    data: {
      AMBIENT_ENABLED: 'true',
      AMBIENT_DNS_CAPTURE: 'true',
      AMBIENT_ENABLEMENT_SELECTOR: `- podSelector:
    matchLabels:
      istio.io/dataplane-mode: ambient
- namespaceSelector:
    matchLabels:
      istio.io/dataplane-mode: ambient
  podSelector:
    matchExpressions:
    - key: istio.io/dataplane-mode
      operator: NotIn
      values:
      - none`,
      EXCLUDE_NAMESPACES: 'kube-system',
      CHAINED_CNI_PLUGIN: 'true',
    },
  };
}

function daemonSet(
  cluster: ClusterStory,
  name: string,
  selector: Labels,
  container: { name: string; image: string; env: Labels },
): KubeObject {
  const labels = {
    ...selector,
    'app.kubernetes.io/name': name === 'ztunnel' ? name : 'istio-cni',
    'app.kubernetes.io/part-of': 'istio',
    'app.kubernetes.io/version': cluster.istioVersion,
  };
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name, namespace: NAMESPACE, labels },
    spec: {
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
          nodeSelector: { 'kubernetes.io/os': 'linux', ...GENERAL_POOL },
          containers: [
            {
              name: container.name,
              image: `registry.istio.io/release/${container.image}:${cluster.istioVersion}-distroless`,
              env: Object.entries(container.env).map(([key, value]) => ({
                name: key,
                value,
              })),
            },
          ],
        },
      },
    },
  };
}
