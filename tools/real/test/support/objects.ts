/** A Deployment whose image nobody pulls: the kubelet is a stand-in. */
export const deployment = (namespace: string, name: string, replicas = 1) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { namespace, name },
  spec: {
    replicas,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: { containers: [{ name: 'server', image: 'example.org/server:1' }] },
    },
  },
});

/** The Service of such a Deployment, port 80. */
export const service = (
  namespace: string,
  name: string,
  labels?: Record<string, string>,
) => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { namespace, name, labels },
  spec: {
    selector: { app: name },
    ports: [{ name: 'http', port: 80, targetPort: 8080 }],
  },
});

export const namespace = (
  name: string,
  // None, not an empty map: whoever applies that owns the map as a whole.
  labels?: Record<string, string>,
) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
