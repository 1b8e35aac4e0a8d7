import type { Gateway, Listener } from '../client';
import type { ClassInfo } from './gatewayClasses';
import {
  CLASS_LABEL,
  MANAGED_LABEL,
  NAME_LABEL,
  NETWORK_LABEL,
  type IstiodOptions,
} from './options';

const STATUS_PORT = 15021;

/** What istiod deploys for a waypoint or an east-west Gateway: all named as the Gateway, owned by it. */
export function gatewayWorkload(
  gateway: Gateway,
  info: ClassInfo,
  options: IstiodOptions,
) {
  const { name, namespace, uid } = gateway.metadata;
  const own = {
    [MANAGED_LABEL]: info.managed ?? '',
    [CLASS_LABEL]: info.name,
    [NAME_LABEL]: name,
  };
  // An ownership label on the Gateway shows up on its workload too: istiod copies them all.
  const labels = {
    [NETWORK_LABEL]: options.network,
    ...gateway.metadata.labels,
    ...own,
  };
  const metadata = {
    name,
    namespace,
    labels,
    ownerReferences: [
      {
        apiVersion: gateway.apiVersion,
        kind: gateway.kind,
        name,
        uid: uid ?? '',
      },
    ],
  };
  return {
    serviceAccount: { apiVersion: 'v1', kind: 'ServiceAccount', metadata },
    deployment: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      // No `replicas`: istiod does not own that field, so a waypoint scaled to 0 stays there.
      spec: {
        selector: { matchLabels: { [NAME_LABEL]: name } },
        template: podTemplate(name, labels, info, options),
      },
    },
    service: {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: {
        ...metadata,
        annotations: {
          'networking.istio.io/traffic-distribution': 'PreferClose',
        },
      },
      spec: {
        type: info.serviceType,
        selector: { [NAME_LABEL]: name },
        ports: [
          servicePort('status-port', STATUS_PORT, 'tcp'),
          ...portsOf(gateway).map(({ name: listener, port, protocol }) =>
            servicePort(listener, port, protocol.toLowerCase()),
          ),
        ],
      },
    },
  };
}

/** One listener of each port: what the Service of a Gateway offers beside its status port. */
export function portsOf(gateway: Gateway): Listener[] {
  const listeners = gateway.spec.listeners ?? [];
  return listeners.filter(
    ({ port }, at) => listeners.findIndex(each => each.port === port) === at,
  );
}

function podTemplate(
  name: string,
  labels: Record<string, string>,
  info: ClassInfo,
  options: IstiodOptions,
) {
  const role = info.serviceType === 'LoadBalancer' ? 'router' : 'waypoint';
  return {
    metadata: {
      annotations: {
        'istio.io/rev': options.revision ?? 'default',
        'prometheus.io/path': '/stats/prometheus',
        'prometheus.io/port': '15020',
        'prometheus.io/scrape': 'true',
      },
      labels: {
        ...labels,
        'istio.io/dataplane-mode': 'none',
        'service.istio.io/canonical-name': name,
        'service.istio.io/canonical-revision': 'latest',
        'sidecar.istio.io/inject': 'false',
      },
    },
    spec: {
      serviceAccountName: name,
      terminationGracePeriodSeconds: 30,
      containers: [
        {
          name: 'istio-proxy',
          image: `registry.istio.io/release/proxyv2:${options.version}-distroless`,
          args: [
            'proxy',
            role,
            '--domain',
            '$(POD_NAMESPACE).svc.cluster.local',
          ],
          env: [
            { name: 'ISTIO_META_CLUSTER_ID', value: options.clusterId },
            { name: 'ISTIO_META_NETWORK', value: options.network },
            { name: 'TRUST_DOMAIN', value: options.trustDomain },
          ],
          ports: [
            containerPort('metrics', 15020),
            containerPort('status-port', STATUS_PORT),
            containerPort('http-envoy-prom', 15090),
          ],
          resources: {
            limits: { cpu: '2', memory: '1Gi' },
            requests: { cpu: '100m', memory: '128Mi' },
          },
        },
      ],
    },
  };
}

function servicePort(name: string, port: number, appProtocol: string) {
  return { name, port, targetPort: port, protocol: 'TCP', appProtocol };
}

function containerPort(name: string, port: number) {
  return { name, containerPort: port, protocol: 'TCP' };
}
