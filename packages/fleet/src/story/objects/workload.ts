import type { KubeObject } from '../../api/types';
import { GPU_POOL, GPU_TAINT } from '../clusters';
import type { WorkloadStory } from '../types';

const KUBERNETES_ID = 'backstage.io/kubernetes-id';

/** The objects of a workload: a Deployment and its Service, or a pod that runs once. */
export function workloadObjects(
  namespace: string,
  workload: WorkloadStory,
): KubeObject[] {
  if (workload.task) return [task(namespace, workload)];
  const service = workload.listens ?? true;
  return [
    deployment(namespace, workload),
    ...(service ? [serviceOf(namespace, workload)] : []),
  ];
}

function labelsOf({ name, entity, podLabels }: WorkloadStory) {
  return { app: name, [KUBERNETES_ID]: entity ?? name, ...podLabels };
}

function deployment(namespace: string, workload: WorkloadStory): KubeObject {
  const { name, entity, replicas } = workload;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name,
      namespace,
      labels: { app: name, [KUBERNETES_ID]: entity ?? name },
    },
    spec: {
      replicas,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: labelsOf(workload) },
        spec: podSpec(workload),
      },
    },
  };
}

function podSpec({ name, hostNetwork, onGpu }: WorkloadStory) {
  return {
    ...(hostNetwork && { hostNetwork }),
    ...(onGpu && {
      nodeSelector: GPU_POOL,
      tolerations: [{ ...GPU_TAINT, operator: 'Exists' }],
    }),
    containers: [
      {
        name,
        image: `registry.acme.example/${name}:1.0.0`,
        ports: [
          { name: 'http', containerPort: 8080, protocol: 'TCP' },
          { name: 'metrics', containerPort: 9090, protocol: 'TCP' },
        ],
      },
    ],
  };
}

function serviceOf(namespace: string, workload: WorkloadStory): KubeObject {
  const { name, entity, serviceLabels } = workload;
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name,
      namespace,
      labels: {
        app: name,
        [KUBERNETES_ID]: entity ?? name,
        ...serviceLabels,
      },
    },
    spec: {
      selector: { app: name },
      ports: [{ name: 'http', port: 80, targetPort: 8080, protocol: 'TCP' }],
    },
  };
}

function task(namespace: string, workload: WorkloadStory): KubeObject {
  const { name } = workload;
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace, labels: labelsOf(workload) },
    spec: {
      restartPolicy: 'OnFailure',
      containers: [{ name, image: `registry.acme.example/${name}:1.0.0` }],
    },
  };
}
