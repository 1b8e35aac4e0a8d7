import type { Taint } from './client';
import { timestamp } from './conditions';

export interface NodeOptions {
  name: string;
  /** Internal IP. */
  address: string;
  labels?: Record<string, string>;
  taints?: Taint[];
}

const RESOURCES = { cpu: '32', memory: '128Gi', pods: '250' };

export function nodeObject({ name, labels, taints }: NodeOptions) {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/arch': 'amd64',
        'kubernetes.io/os': 'linux',
        'kubernetes.io/hostname': name,
        ...labels,
      },
    },
    spec: { taints },
  };
}

/** A node that is ready and has room. */
export function nodeStatus({ address }: NodeOptions) {
  const now = timestamp();
  return {
    addresses: [{ type: 'InternalIP', address }],
    capacity: RESOURCES,
    allocatable: RESOURCES,
    conditions: [
      {
        type: 'Ready',
        status: 'True',
        reason: 'KubeletReady',
        message: 'kubelet is posting ready status',
        lastHeartbeatTime: now,
        lastTransitionTime: now,
      },
    ],
    nodeInfo: {
      architecture: 'amd64',
      bootID: '',
      containerRuntimeVersion: 'containerd://2.1.0',
      kernelVersion: '6.12.0',
      kubeProxyVersion: '',
      kubeletVersion: 'v1.36.3',
      machineID: '',
      operatingSystem: 'linux',
      osImage: 'Linux',
      systemUUID: '',
    },
  };
}
