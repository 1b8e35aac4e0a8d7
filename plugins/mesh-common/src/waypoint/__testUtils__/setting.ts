import {
  FeedStateName,
  GatewayFact,
  ServiceEntryFact,
  ServiceFact,
  Visibility,
} from '../../facts';
import {
  ambientCluster,
  deploymentFact,
  namespaceFact,
  podFact,
  serviceEntryFact,
  serviceFact,
  waypointFact,
  workloadEntryFact,
} from '../../testing';
import { CanarySubject } from '../canary';
import { WaypointSubject } from '../wanted';

export const NAME = 'gateway.networking.k8s.io/gateway-name';
export const use = (name: string, namespace?: string) => ({
  'istio.io/use-waypoint': name,
  ...(namespace && { 'istio.io/use-waypoint-namespace': namespace }),
});

export interface Setting {
  waypoints?: GatewayFact[];
  namespaceLabels?: Record<string, string>;
  available?: number;
  gateways?: FeedStateName;
  /** Who sees ServiceEntries. */
  entries?: Visibility;
}

function visibleTo(defaultVisibility: Visibility) {
  const [mesh] = ambientCluster('c').facts.configs.values();
  const serviceEntryVisibility = { defaultVisibility, policies: [] };
  return { ...mesh, serviceEntryVisibility };
}

export function view({
  waypoints,
  namespaceLabels,
  available = 1,
  gateways,
  entries,
}: Setting) {
  return ambientCluster('c', {
    feeds: gateways && { gateways },
    facts: {
      ...(entries && { configs: [visibleTo(entries)] }),
      namespaces: [
        namespaceFact('shop', { team: 'blue', ...namespaceLabels }),
        namespaceFact('infra'),
      ],
      gateways: waypoints ?? [waypointFact('shop', 'wp')],
      deployments: (waypoints ?? [waypointFact('shop', 'wp')]).map(w =>
        deploymentFact(w.namespace, w.name, {
          labels: { [NAME]: w.name },
          available,
        }),
      ),
    },
  });
}

export const service = (
  labels: Record<string, string>,
  rest: Partial<ServiceFact> = {},
): CanarySubject => ({
  kind: 'Service',
  fact: serviceFact('shop', 'cart', { labels, ...rest }),
});
export const pod = (labels: Record<string, string>): WaypointSubject => ({
  kind: 'Pod',
  fact: podFact('shop', 'cart', { labels }),
});

export const machine = (
  workloadLabels: Record<string, string>,
): WaypointSubject => ({
  kind: 'WorkloadEntry',
  fact: workloadEntryFact('shop', 'vm-1', workloadLabels),
});
export const partner = (
  labels: Record<string, string>,
  rest: Partial<ServiceEntryFact> = {},
): CanarySubject => ({
  kind: 'ServiceEntry',
  fact: serviceEntryFact('shop', 'partner', { labels, ...rest }),
});
export const namespace = (
  labels: Record<string, string>,
  name = 'shop',
): WaypointSubject => ({
  kind: 'Namespace',
  fact: namespaceFact(name, labels),
});

export const waypoint = (
  rest: Partial<GatewayFact> = {},
  from: GatewayFact['listeners'][number]['allowedFrom'] = 'Same',
  home = 'shop',
  allowedSelector: object | null = null,
) => {
  const plain = waypointFact(home, 'wp', rest);
  const [listener] = plain.listeners;
  return {
    ...plain,
    listeners: [{ ...listener, allowedFrom: from, allowedSelector }],
  };
};
export const forType = (type: string) =>
  waypoint({ labels: { 'istio.io/waypoint-for': type } });
export const unready = (conditions: GatewayFact['conditions']) =>
  waypoint({ addresses: [], conditions });
