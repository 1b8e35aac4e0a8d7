import type { KubeObject } from '../api/types';
import { namespacesOf } from './namespaces';
import {
  injectionWebhooks,
  istioSystem,
  namespaceObjects,
  workloadObjects,
} from './objects';
import { ROOT_CERTIFICATE } from './rootCertificate';
import type { ClusterStory, Labels } from './types';

/** What a cluster holds before any controller runs; the order matters: namespaces first. */
export function objectsOf(cluster: ClusterStory): KubeObject[] {
  return [
    ...istioSystem(cluster),
    injectionWebhooks(ROOT_CERTIFICATE),
    coreDns(),
    ...namespacesOf(cluster.name).flatMap(namespaceObjects),
  ];
}

/** A namespace whose labels change once its first pods run, and what is deployed after that. */
export interface LaterChange {
  namespace: string;
  /** How many pods must run before. */
  pods: number;
  /** Merge patch: null takes a label away. */
  labels: Record<string, string | null>;
  objects: KubeObject[];
}

export function laterChanges(cluster: ClusterStory): LaterChange[] {
  return namespacesOf(cluster.name).flatMap(({ story, state }) => {
    const { earlier, labels = {}, workloads = [] } = state;
    if (!earlier) return [];
    const pods = earlier.workloads.reduce((sum, w) => sum + w.replicas, 0);
    const objects = workloads.flatMap(each =>
      workloadObjects(story.name, each),
    );
    const change = labelChange(earlier.labels, labels);
    return [{ namespace: story.name, pods, labels: change, objects }];
  });
}

/** Names of the waypoints, as `namespace/name`, whose pod cannot be started. */
export function brokenWaypoints(cluster: ClusterStory): Set<string> {
  const broken = namespacesOf(cluster.name).flatMap(({ story, state }) =>
    state.waypoint?.broken ? [`${story.name}/${state.waypoint.name}`] : [],
  );
  return new Set(broken);
}

function labelChange(before: Labels, after: Labels) {
  const gone = Object.keys(before).filter(key => !(key in after));
  return { ...Object.fromEntries(gone.map(key => [key, null])), ...after };
}

function coreDns(): KubeObject {
  const labels = { 'k8s-app': 'kube-dns' };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'coredns', namespace: 'kube-system', labels },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: {
          containers: [
            {
              name: 'coredns',
              image: 'registry.k8s.io/coredns/coredns:v1.13.1',
            },
          ],
        },
      },
    },
  };
}
