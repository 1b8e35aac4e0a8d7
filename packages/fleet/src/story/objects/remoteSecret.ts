import { stringify } from 'yaml';
import type { KubeObject } from '../../api/types';

export interface RemoteDescription {
  /** The described cluster's `CLUSTER_ID`. */
  id: string;
  server: string;
  caPem: string;
  token: string;
}

/** The Secret by which an istiod watches another cluster, exactly as `istioctl create-remote-secret` makes it. */
export function remoteSecret(described: RemoteDescription): KubeObject {
  const { id } = described;
  return {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: {
      name: `istio-remote-secret-${id}`,
      namespace: 'istio-system',
      annotations: { 'networking.istio.io/cluster': id },
      labels: { 'istio/multiCluster': 'true' },
    },
    stringData: { [id]: stringify(kubeconfigOf(described)) },
  };
}

function kubeconfigOf({ id, server, caPem, token }: RemoteDescription) {
  return {
    apiVersion: 'v1',
    clusters: [
      {
        cluster: {
          'certificate-authority-data': Buffer.from(caPem).toString('base64'),
          server,
        },
        name: id,
      },
    ],
    contexts: [{ context: { cluster: id, user: id }, name: id }],
    'current-context': id,
    kind: 'Config',
    users: [{ name: id, user: { token } }],
  };
}
