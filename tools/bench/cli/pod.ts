import { podSpec, podStatus } from '../api/podParts';

const created = '2026-11-01T08:00:00Z';

/** What differs from pod to pod; the writer puts it in. */
export const tokens = { namespace: '@NS@', app: '@APP@', number: '@N@' };

/** How pods of the export take part in the mesh. */
export const dataPlanes = ['ambient', 'sidecar', 'none'] as const;
export type DataPlane = (typeof dataPlanes)[number];

/** About 5 KB as compact JSON, `managedFields` included. */
export function podTemplate(dataPlane: DataPlane): object {
  const { namespace, app, number } = tokens;
  const spec = podSpec(app, 0);
  const [container] = spec.containers;
  const own = { ...container, env: container.env.slice(0, 6) };
  const proxies = dataPlane === 'sidecar' ? [proxy()] : [];
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      annotations: annotations(dataPlane),
      creationTimestamp: created,
      generateName: `${app}-7d4b9c6f8-`,
      labels: { app, 'pod-template-hash': '7d4b9c6f8', version: 'v1' },
      managedFields: ['kube-controller-manager', 'kubelet'].map(managed),
      name: `${app}-7d4b9c6f8-${number}`,
      namespace,
      ownerReferences: [
        {
          apiVersion: 'apps/v1',
          blockOwnerDeletion: true,
          controller: true,
          kind: 'ReplicaSet',
          name: `${app}-7d4b9c6f8`,
          uid: `6a907088-bbf0-419c-b95b-${app}`,
        },
      ],
      resourceVersion: '463',
      uid: `c7e1d5a2-93f1-4d37-8a52-${number}`,
    },
    spec: {
      ...spec,
      containers: [own, ...proxies],
      volumes: spec.volumes.slice(0, 1),
    },
    status: podStatus(app, 0, created),
  };
}

function annotations(dataPlane: DataPlane): Record<string, string> {
  switch (dataPlane) {
    case 'ambient':
      return { 'ambient.istio.io/redirection': 'enabled' };
    case 'sidecar':
      return {
        'sidecar.istio.io/status':
          '{"initContainers":["istio-init"],"containers":["istio-proxy"],"revision":"default"}',
      };
    default:
      return {};
  }
}

function proxy() {
  return {
    name: 'istio-proxy',
    image: 'registry.example/istio/proxyv2:1.31.4',
    args: ['proxy', 'sidecar', '--proxyLogLevel=warning'],
    ports: [{ containerPort: 15090, name: 'http-envoy-prom', protocol: 'TCP' }],
    resources: { requests: { cpu: '100m', memory: '128Mi' } },
  };
}

function managed(manager: string) {
  const fields = Array.from({ length: 12 }, (_, i) => [
    `f:field${i}`,
    { '.': {}, 'k:{"type":"Ready"}': { 'f:status': {}, 'f:type': {} } },
  ]);
  return {
    apiVersion: 'v1',
    fieldsType: 'FieldsV1',
    fieldsV1: {
      'f:metadata': Object.fromEntries(fields),
      'f:spec': { 'f:containers': { 'k:{"name":"app"}': { '.': {} } } },
    },
    manager,
    operation: 'Update',
    time: created,
  };
}
