import {
  clusterContext,
  podMode,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { KubernetesObject } from '../../control-plane/kubernetesObject';
import { Manifest } from '../generate/manifest';
import { inspected } from './report';

/**
 * Whether the injector did what the model says it would do to the pods of workloads, as these were asked for.
 * @param items the cluster when the pods were made, before any label moved
 * @param workloads Deployments and their like, each with a label `app` of its own in its namespace
 */
export function injectionDifferences(
  items: readonly KubernetesObject[],
  workloads: readonly Manifest[],
): string[] {
  const bare = workloads.flatMap(bareObject);
  const others = items.filter(({ kind }) => kind !== 'Pod');
  const { view } = inspected([...others, ...bare]);
  const ctx = clusterContext(view);
  return bare.flatMap(({ metadata }) => {
    const { namespace = '', name } = metadata;
    const pod = view.facts.pods.get(`${namespace}/${name}`);
    if (!pod) return [`pod ${namespace}/${name}: not in the view`];
    const mode = podMode(pod, view.facts.namespaces.get(namespace), ctx);
    const expected = mode.drift === 'restart-will-inject';
    return items
      .filter(item => isPodOf(item, namespace, name))
      .filter(item => isInjected(item) !== expected)
      .map(
        item =>
          `pod ${namespace}/${item.metadata.name}: injector: ${
            expected ? 'passed it by' : 'put a sidecar in'
          }, the model expected otherwise`,
      );
  });
}

/** A pod as its workload asks for it: what the webhook gets to see. */
function bareObject({ kind, metadata, spec }: Manifest): KubernetesObject[] {
  const { name, namespace } = metadata;
  const template = kind === 'Pod' ? { metadata, spec } : templateOf(spec);
  if (!template) return [];
  return [
    {
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: { ...template.metadata, name, namespace },
      spec: template.spec,
      status: { phase: 'Running', podIP: '10.0.0.1' },
    },
  ];
}

interface Template {
  metadata?: object;
  spec?: object;
}

const templateOf = (spec: object | undefined): Template | undefined =>
  (spec as { template?: Template } | undefined)?.template;

function isPodOf(item: KubernetesObject, namespace: string, app: string) {
  const { labels } = item.metadata as { labels?: Record<string, string> };
  return (
    item.kind === 'Pod' &&
    item.metadata.namespace === namespace &&
    labels?.app === app
  );
}

function isInjected({ metadata }: KubernetesObject): boolean {
  const { annotations } = metadata as { annotations?: Record<string, string> };
  return annotations?.['sidecar.istio.io/status'] !== undefined;
}
