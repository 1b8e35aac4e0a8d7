import { Manifest } from '../questions';
import { Labels, metadata, withoutAbsent } from './metadata';

export interface PodParts {
  readonly name: string;
  readonly namespace: string;
  readonly labels?: Labels;
  readonly annotations?: Labels;
  readonly hostNetwork?: boolean;
  /** Where a container `istio-proxy` runs; `init`: a native sidecar. */
  readonly proxy?: 'container' | 'init';
}

/** A pod that runs. */
export function pod(parts: PodParts): Manifest {
  const { name, labels, annotations, proxy } = parts;
  const container = (of: string) => ({ name: of, image: `example/${of}` });
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metadata(name, {
      namespace: parts.namespace,
      labels,
      annotations,
    }),
    spec: withoutAbsent({
      hostNetwork: parts.hostNetwork,
      initContainers:
        proxy === 'init'
          ? [{ ...container('istio-proxy'), restartPolicy: 'Always' }]
          : undefined,
      containers: [
        container('app'),
        ...(proxy === 'container' ? [container('istio-proxy')] : []),
      ],
    }),
    status: { phase: 'Running', podIP: '10.0.0.1' },
  };
}

export function namespace(name: string, labels?: Labels): Manifest {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: metadata(name, { labels }),
  };
}

/** Pods get a name each by their place in a list. */
export const named = <T>(parts: readonly T[]) =>
  parts.map((part, i) => ({ ...part, name: `pod-${i}` }));

/** The namespaces that a pod is in. */
export const ofPods = (
  namespaces: readonly Manifest[],
  pods: readonly Manifest[],
) =>
  namespaces.filter(({ metadata: { name } }) =>
    pods.some(({ metadata: { namespace: of } }) => of === name),
  );
