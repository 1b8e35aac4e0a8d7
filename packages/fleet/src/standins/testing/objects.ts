import type { KubeObject } from '../../api';
import type { PodSpec } from '../client';

type Labels = Record<string, string>;

/** Objects that tests write, with as little in them as the API takes. */
export function deployment(
  namespace: string,
  name: string,
  replicas: number,
  podLabels: Labels = {},
): KubeObject {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name, ...podLabels } },
        spec: { containers: [container(name)] },
      },
    },
  };
}

export function pod(
  namespace: string,
  name: string,
  spec: Partial<PodSpec> = {},
  labels: Labels = { app: name },
): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels },
    spec: { containers: [container(name)], ...spec },
  };
}

export function service(
  namespace: string,
  name: string,
  labels: Labels = {},
): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name, namespace, labels },
    spec: {
      selector: { app: name },
      ports: [{ name: 'http', port: 80, targetPort: 'web', protocol: 'TCP' }],
    },
  };
}

export function waypoint(
  namespace: string,
  name: string,
  labels: Labels = {},
): KubeObject {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name, namespace, labels },
    spec: {
      gatewayClassName: 'istio-waypoint',
      listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }],
    },
  };
}

function container(name: string) {
  return {
    name,
    image: `${name}:1`,
    ports: [{ name: 'web', containerPort: 8080 }],
  };
}
