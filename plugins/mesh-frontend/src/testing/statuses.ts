import type {
  EntityCluster,
  EntityStatus,
  MtlsStatus,
  PodCounts,
  PolicyRow,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { summaryOf, readyRequest, verifiedRequest } from './requests';
import { NOW, minutesAgo } from './times';

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

const outside = {
  declared: 'none',
  mode: 'none',
  pods: podCounts({ total: 6, none: 6 }),
  mtls: mtlsStatus({ mode: 'NONE', reason: 'no-proxy' }),
} as const;

const stale: Partial<EntityCluster> = {
  freshness: { state: 'stale', seenAt: minutesAgo(14), missing: [] },
};

const eu = entityCluster('prod-eu-1');
const us = entityCluster('prod-us-1', {
  pods: podCounts({ total: 4, ambient: 4 }),
});

/** Statuses by what stands out in them. */
export const statuses = {
  healthy: entityStatus([eu, us, sidecar], {
    requests: [
      summaryOf(readyRequest),
      { ...summaryOf(verifiedRequest), id: '1017' },
    ],
  }),
  'one-mode': entityStatus([eu, us]),
  'not-enrolled': entityStatus([
    entityCluster('prod-eu-1', outside),
    entityCluster('prod-us-1', outside),
  ]),
  partly: entityStatus([entityCluster('prod-ap-1', outside), eu, us]),
  joining: entityStatus([
    entityCluster('prod-eu-1', {
      mode: 'mixed',
      reasons: ['joining'],
      pods: podCounts({ total: 14, ambient: 10, none: 4, pending: 4 }),
    }),
  ]),
  'labelled-not-captured': entityStatus([
    entityCluster('prod-eu-1', {
      mode: 'mixed',
      reasons: ['labelled-not-captured'],
      since: minutesAgo(23),
      pods: podCounts({ total: 6, ambient: 2, none: 4, pending: 4 }),
      mtls: mtlsStatus({
        mode: 'NONE',
        mixed: true,
        breakdown: { STRICT: 2, NONE: 4 },
        reason: 'partly-captured',
      }),
    }),
  ]),
  'redirection-pending': entityStatus([
    entityCluster('prod-eu-1', {
      reasons: ['redirection-pending'],
      pods: podCounts({ total: 6, ambient: 4, blocked: 2 }),
      mtls: mtlsStatus({ mode: 'BLOCKED' }),
    }),
  ]),
  'half-moved': entityStatus([
    entityCluster('prod-us-1', {
      mode: 'mixed',
      reasons: ['half-moved'],
      pods: podCounts({ total: 6, ambient: 4, sidecar: 2 }),
    }),
  ]),
  'label-conflict': entityStatus([
    entityCluster('prod-eu-1', {
      declared: 'conflict',
      reasons: ['label-conflict'],
    }),
  ]),
  'changes-at-restart': entityStatus([
    entityCluster('prod-eu-1', { reasons: ['changes-at-restart'] }),
  ]),
  'opted-out': entityStatus([
    entityCluster('prod-eu-1', {
      ...outside,
      reasons: ['opted-out'],
      pods: podCounts({ total: 2, none: 2, optedOut: 2 }),
    }),
  ]),
  'host-network': entityStatus([
    entityCluster('prod-eu-1', {
      ...outside,
      reasons: ['host-network'],
      pods: podCounts({ total: 2, none: 2, hostNetwork: 2 }),
    }),
  ]),
  'nothing-running': entityStatus([
    entityCluster('prod-eu-1', {
      mode: 'empty',
      reasons: ['nothing-running'],
      pods: podCounts({}),
      mtls: mtlsStatus({ mode: 'NOT_APPLICABLE' }),
    }),
  ]),
  'some-silent': entityStatus([entityCluster('prod-eu-1', stale), us]),
  stale: entityStatus([entityCluster('prod-eu-1', stale)]),
  unknown: entityStatus([
    entityCluster('prod-eu-1', {
      mode: 'unknown',
      reasons: ['pods-unreadable'],
      freshness: { state: 'live', seenAt: SEEN, missing: ['pods'] },
      pods: podCounts({}),
      mtls: mtlsStatus({ mode: 'NOT_APPLICABLE', reason: 'unknown' }),
    }),
  ]),
  'no-workloads': entityStatus([], {
    state: 'no-workloads',
    link: {
      by: 'label-selector',
      annotation: 'backstage.io/kubernetes-label-selector',
      value: 'app=chekout',
    },
    suggestion: { value: 'checkout', pods: 14 },
  }),
  claimed: entityStatus([], {
    state: 'unconfirmed',
    claim: {
      namespaces: [{ cluster: 'prod-eu-1', namespace: 'payments' }],
      entityOwner: 'group:default/team-search',
      confirmWith:
        'kubectl annotate namespace payments backstage.io/owner=team-search',
    },
  }),
  strict: entityStatus([
    entityCluster('prod-eu-1', { mtls: mtlsStatus({ mode: 'STRICT' }) }),
  ]),
  'port-exception': entityStatus([
    entityCluster('prod-eu-1', {
      mtls: mtlsStatus({
        mode: 'STRICT',
        ports: { 9090: 'PERMISSIVE' },
        reason: 'port-exception',
      }),
    }),
  ]),
  'disable-in-ambient': entityStatus([
    entityCluster('prod-eu-1', {
      mtls: mtlsStatus({ reason: 'disable-in-ambient' }),
    }),
  ]),
  'plain-only': entityStatus([
    { ...sidecar, mtls: mtlsStatus({ mode: 'DISABLE' }) },
  ]),
  bypass: entityStatus([
    entityCluster('prod-eu-1', {
      mtls: mtlsStatus({ mode: 'STRICT', reason: 'bypass-inbound' }),
    }),
  ]),
  'ports-excluded': entityStatus([
    {
      ...sidecar,
      mtls: mtlsStatus({
        mode: 'STRICT',
        ports: { 8081: 'NONE', 9000: 'NONE' },
        reason: 'ports-excluded',
      }),
    },
  ]),
  uncertain: entityStatus([
    entityCluster('prod-eu-1', {
      mtls: mtlsStatus({
        mode: 'STRICT',
        uncertain: true,
        alternative: { mode: 'PERMISSIVE', ports: {} },
        reason: 'uncertain-conversion',
      }),
    }),
  ]),
  'many-clusters': entityStatus(
    [1, 2, 3, 4, 5, 6, 7].map(n => entityCluster(`prod-eu-${n}`)),
  ),
} satisfies Record<string, EntityStatus>;

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
