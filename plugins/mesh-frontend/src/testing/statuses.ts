import type {
  EntityCluster,
  EntityStatus,
  MtlsStatus,
  PodCounts,
  PolicyRow,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import {
  StatusFixtureName,
  statusFixtures,
} from '@mesh-onboarding/backstage-plugin-mesh-common/testing';
import { summaryOf, readyRequest, verifiedRequest } from './requests';
import { NOW } from './times';

/** When live clusters were seen: 9 s ago. */
const SEEN = new Date(NOW - 9000).toISOString();

export function podCounts(counts: Partial<PodCounts>): PodCounts {
  const zero: PodCounts = {
    total: 0,
    ambient: 0,
    sidecar: 0,
    none: 0,
    pending: 0,
    blocked: 0,
    pendingRestart: 0,
    optedOut: 0,
    hostNetwork: 0,
  };
  return { ...zero, ...counts };
}

export function mtlsStatus(extra: Partial<MtlsStatus> = {}): MtlsStatus {
  return {
    mode: 'PERMISSIVE',
    ports: {},
    mixed: false,
    breakdown: {},
    uncertain: false,
    alternative: null,
    reason: null,
    ...extra,
  };
}

/** A live cluster in which all 6 pods are ambient. */
export function entityCluster(
  cluster: string,
  extra: Partial<EntityCluster> = {},
): EntityCluster {
  return {
    cluster,
    clusterUid: `uid-${cluster}`,
    network: null,
    freshness: { state: 'live', seenAt: SEEN, missing: [] },
    namespaces: ['payments'],
    declared: 'ambient',
    mode: 'ambient',
    clusterMode: 'ambient',
    pods: podCounts({ total: 6, ambient: 6 }),
    reasons: [],
    since: null,
    mtls: mtlsStatus(),
    waypoints: [],
    ...extra,
  };
}

export function entityStatus(
  clusters: EntityCluster[],
  extra: Partial<EntityStatus> = {},
): EntityStatus {
  return {
    entityRef: 'component:default/checkout',
    state: 'ok',
    link: {
      by: 'label-selector',
      annotation: 'backstage.io/kubernetes-label-selector',
      value: 'app=checkout',
    },
    claim: null,
    suggestion: null,
    clustersSearched: 6,
    clusters,
    requests: [],
    ...extra,
  };
}

const sidecar = entityCluster('prod-ap-1', {
  declared: 'sidecar',
  mode: 'sidecar',
  clusterMode: 'sidecar',
  pods: podCounts({ total: 4, sidecar: 4 }),
  mtls: mtlsStatus({ mode: 'STRICT' }),
});

const eu = entityCluster('prod-eu-1');
const us = entityCluster('prod-us-1', {
  pods: podCounts({ total: 4, ambient: 4 }),
});

/** Three clusters, two modes, two requests. */
const healthy = entityStatus([eu, us, sidecar], {
  requests: [
    summaryOf(readyRequest),
    { ...summaryOf(verifiedRequest), id: '1017' },
  ],
});

/** Statuses by what stands out in them: those that the model makes for every state, and one with requests. */
export const statuses: Record<StatusFixtureName | 'healthy', EntityStatus> = {
  ...statusFixtures,
  healthy,
};

/** The tab of the reference: three clusters, a waypoint without pods in one, four policies. */
export const detailedStatus: EntityStatus = entityStatus(
  [
    {
      ...us,
      waypoints: [
        {
          subject: { kind: 'Namespace', name: 'payments' },
          name: 'waypoint',
          namespace: 'payments',
          bound: true,
          reason: 'no-pods',
        },
      ],
      workloads: [],
      labels: { payments: { 'istio.io/dataplane-mode': 'ambient' } },
    },
    { ...sidecar, workloads: [], labels: { payments: {} } },
    {
      ...eu,
      waypoints: [
        {
          subject: { kind: 'Namespace', name: 'payments' },
          name: 'waypoint',
          namespace: 'payments',
          bound: true,
          reason: 'bound',
        },
      ],
      workloads: [
        {
          namespace: 'payments',
          kind: 'Deployment',
          name: 'checkout',
          pods: podCounts({ total: 5, ambient: 5 }),
          mode: 'ambient',
          mtls: 'PERMISSIVE',
        },
        {
          namespace: 'payments',
          kind: 'Deployment',
          name: 'checkout-worker',
          pods: podCounts({ total: 1, ambient: 1 }),
          mode: 'ambient',
          mtls: 'PERMISSIVE',
        },
      ],
      labels: {
        payments: {
          'istio.io/dataplane-mode': 'ambient',
          'istio.io/use-waypoint': 'waypoint',
        },
      },
    },
  ],
  {
    policies: ['prod-eu-1', 'prod-us-1'].flatMap((cluster): PolicyRow[] => [
      {
        cluster,
        policy: 'payments/default',
        scope: 'namespace',
        mode: 'PERMISSIVE',
        ports: {},
        verdict: 'decides',
        why: 'wins',
        createdAt: '2024-03-02T08:00:00Z',
      },
      {
        cluster,
        policy: 'payments/strict-2026',
        scope: 'namespace',
        mode: 'STRICT',
        ports: {},
        verdict: 'ignored',
        why: 'older-wins',
        createdAt: '2026-10-30T08:00:00Z',
      },
      {
        cluster,
        policy: 'istio-system/default',
        scope: 'mesh',
        mode: 'STRICT',
        ports: { 9090: 'PERMISSIVE' },
        verdict: 'overruled',
        why: 'more-specific-wins',
        createdAt: '2024-01-11T08:00:00Z',
      },
    ]),
    requests: [
      summaryOf(readyRequest),
      { ...summaryOf(verifiedRequest), id: '1017' },
    ],
  },
);
