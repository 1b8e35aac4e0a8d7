import type { KubeObject } from '../../api/types';
import type { NamespaceIn } from '../namespaces';
import type { Labels, PolicyStory, WaypointStory } from '../types';
import { workloadObjects } from './workload';

export const OWNER = 'backstage.io/owner';

/** A namespace with all that is in it at the start; where it has an earlier state, that one. */
export function namespaceObjects({ story, state }: NamespaceIn): KubeObject[] {
  const { labels, workloads } = state.earlier ?? state;
  return [
    namespaceObject(story.name, labels, {
      [OWNER]: `group:default/${story.owner}`,
    }),
    ...(state.policies ?? []).map(each => peerAuthentication(story.name, each)),
    ...(state.waypoint ? [waypointGateway(story.name, state.waypoint)] : []),
    ...(workloads ?? []).flatMap(each => workloadObjects(story.name, each)),
  ];
}

export function namespaceObject(
  name: string,
  labels?: Labels,
  annotations?: Labels,
): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: { ...labels, 'kubernetes.io/metadata.name': name },
      annotations,
    },
  };
}

export function peerAuthentication(
  namespace: string,
  { name, created, spec }: PolicyStory,
): KubeObject {
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    metadata: { name, namespace, creationTimestamp: created },
    spec,
  };
}

/** As `istioctl waypoint apply` makes it. */
function waypointGateway(
  namespace: string,
  { name }: WaypointStory,
): KubeObject {
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name, namespace },
    spec: {
      gatewayClassName: 'istio-waypoint',
      listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }],
    },
  };
}
