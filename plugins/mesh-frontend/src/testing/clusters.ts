import type { ClusterSummary } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { minutesAgo } from './times';

type OwnNamespace = ClusterSummary['namespaces'][number];

export function ownNamespace(
  name: string,
  pods: number,
  extra: Partial<OwnNamespace> = {},
): OwnNamespace {
  return {
    name,
    owner: 'group:default/team-orders',
    declared: 'none',
    pods,
    services: [`${name}-api`],
    waypoints: [],
    ...extra,
  };
}

export function clusterSummary(
  name: string,
  extra: Partial<ClusterSummary> = {},
): ClusterSummary {
  return {
    name,
    title: null,
    uid: `uid-${name}`,
    network: 'net-1',
    trustDomain: 'cluster.local',
    version: '1.31.0',
    mode: 'ambient',
    ambientReady: true,
    notReady: [],
    freshness: { state: 'live', seenAt: minutesAgo(0), missing: [] },
    source: 'config',
    writable: true,
    namespaces: [],
    peers: [],
    ...extra,
  };
}

/** Two ambient clusters, one with sidecars only. */
export const clusterSummaries: ClusterSummary[] = [
  clusterSummary('prod-eu-1', {
    namespaces: [
      ownNamespace('orders', 14, { declared: 'ambient' }),
      ownNamespace('refunds', 5),
    ],
  }),
  clusterSummary('prod-us-1', { namespaces: [ownNamespace('refunds', 4)] }),
  clusterSummary('prod-ap-1', {
    mode: 'sidecar',
    ambientReady: false,
    notReady: ['data-plane'],
    namespaces: [ownNamespace('refunds', 4, { declared: 'sidecar' })],
  }),
];
