import {
  DaemonSetFact,
  DeploymentFact,
  GatewayFact,
  imaginedPod,
  NamespaceFact,
  PeerAuthenticationFact,
  PodFact,
  ServiceFact,
  StringMap,
} from '../facts';
import { daysAgo } from './times';

const created = daysAgo(30);

/** @public */
export function namespaceFact(
  name: string,
  labels: StringMap = {},
  rest: Partial<NamespaceFact> = {},
): NamespaceFact {
  return {
    uid: `ns-${name}`,
    name,
    labels: { 'kubernetes.io/metadata.name': name, ...labels },
    annotations: {},
    createdAt: created,
    terminating: false,
    labelManagers: {},
    ...rest,
  };
}

/** A running pod that nothing has captured, of Deployment and app `app`. @public */
export function podFact(
  namespace: string,
  app: string,
  rest: Partial<PodFact> = {},
): PodFact {
  const name = rest.name ?? `${app}-7d4f-abcde`;
  return {
    ...imaginedPod(namespace, { app }),
    uid: `pod-${namespace}-${name}`,
    createdAt: created,
    ready: true,
    hasIp: true,
    node: 'node-a',
    serviceAccount: app,
    workload: { kind: 'Deployment', name: app },
    ports: [8080],
    ...rest,
    name,
  };
}

/** What makes a pod ambient. @public */
export const CAPTURED = { redirection: 'enabled' } as const;
/** What makes a pod a sidecar pod. @public */
export const INJECTED = {
  injected: true,
  proxyContainer: 'container',
  revision: 'default',
} as const;

/** `count` pods alike, named `app-0`, `app-1`, … @public */
export function podFacts(
  count: number,
  namespace: string,
  app: string,
  rest: Partial<PodFact> = {},
): PodFact[] {
  return Array.from({ length: count }, (_, i) =>
    podFact(namespace, app, {
      name: `${app}-${rest.node ?? 'x'}-${i}`,
      ...rest,
    }),
  );
}

/** @public */
export function policyFact(
  namespace: string,
  name: string,
  rest: Partial<PeerAuthenticationFact> = {},
): PeerAuthenticationFact {
  const createdAt = rest.createdAt ?? daysAgo(20);
  return {
    uid: `pa-${namespace}-${name}`,
    namespace,
    name,
    labels: {},
    selector: null,
    mode: null,
    ports: {},
    writtenAt: createdAt,
    resourceVersion: null,
    ...rest,
    createdAt,
  };
}

/** @public */
export function deploymentFact(
  namespace: string,
  app: string,
  rest: Partial<DeploymentFact> = {},
): DeploymentFact {
  return {
    uid: `deploy-${namespace}-${app}`,
    namespace,
    name: app,
    labels: { app },
    createdAt: created,
    selector: { matchLabels: { app } },
    podLabels: { app },
    replicas: 1,
    available: 1,
    istiodEnv: {},
    imageTag: null,
    ...rest,
  };
}

/** @public */
export function daemonSetFact(
  namespace: string,
  name: string,
  podLabels: StringMap,
  rest: Partial<DaemonSetFact> = {},
): DaemonSetFact {
  return {
    uid: `ds-${namespace}-${name}`,
    namespace,
    name,
    labels: {},
    createdAt: created,
    imageTag: null,
    desired: 2,
    ready: 2,
    podLabels,
    ...rest,
  };
}

/** @public */
export function serviceFact(
  namespace: string,
  name: string,
  rest: Partial<ServiceFact> = {},
): ServiceFact {
  return {
    uid: `svc-${namespace}-${name}`,
    namespace,
    name,
    labels: {},
    createdAt: created,
    type: 'ClusterIP',
    clusterIp: '10.96.0.10',
    selector: { app: name },
    ports: [{ name: 'http', port: 80, targetPort: 8080, appProtocol: null }],
    waypointBound: null,
    labelManagers: {},
    ...rest,
  };
}

/** A waypoint that is programmed. Its pods are yours to add. @public */
export function waypointFact(
  namespace: string,
  name: string,
  rest: Partial<GatewayFact> = {},
): GatewayFact {
  return {
    uid: `gw-${namespace}-${name}`,
    namespace,
    name,
    labels: {},
    createdAt: created,
    className: 'istio-waypoint',
    listeners: [
      {
        name: 'mesh',
        port: 15008,
        protocol: 'HBONE',
        allowedFrom: 'Same',
        allowedSelector: null,
        conditions: [],
      },
    ],
    addresses: ['10.96.0.20'],
    conditions: [
      condition('Accepted', 'True', 'Accepted'),
      condition('Programmed', 'True', 'Programmed'),
    ],
    managers: ['istioctl'],
    ...rest,
  };
}

/** @public */
export function condition(
  type: string,
  status: 'True' | 'False' | 'Unknown',
  reason: string,
) {
  return { type, status, reason, message: '' };
}
