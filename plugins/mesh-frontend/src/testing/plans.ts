import type {
  Plan,
  PlanFinding,
  PlanPod,
  PlanTarget,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

export const HASH = `3f9a${'0'.repeat(60)}`;
export const NEXT_HASH = `b27e${'1'.repeat(60)}`;

export function pods(
  prefix: string,
  count: number,
  outcome: PlanPod['outcome'],
  why: PlanPod['why'] = null,
): PlanPod[] {
  return Array.from({ length: count }, (_, index) => ({
    pod: `${prefix}-${index}`,
    workload: prefix,
    outcome,
    why,
  }));
}

export function namespaceTarget(
  cluster: string,
  list: PlanPod[] | null,
  extra: Partial<PlanTarget> = {},
): PlanTarget {
  const of = (outcome: PlanPod['outcome']) =>
    list?.filter(p => p.outcome === outcome).length ?? 0;
  return {
    cluster,
    clusterUid: `uid-${cluster}`,
    object: {
      apiVersion: 'v1',
      kind: 'Namespace',
      namespace: null,
      name: 'orders',
      uid: `ns-${cluster}`,
    },
    mutations: [
      {
        path: 'metadata.labels.istio.io/dataplane-mode',
        before: null,
        after: 'ambient',
      },
    ],
    manifest: null,
    pods: list,
    counts: list && {
      joins: of('joins'),
      staysOut: of('stays-out'),
      alreadyIn: of('already-in'),
    },
    ...extra,
  };
}

export const cutsConnections: PlanFinding = {
  code: 'sidecar-until-restart',
  severity: 'warning',
  cluster: 'prod-us-1',
  subject: 'orders/orders-api',
  message: '4 orders-api pods stay on their sidecar until they restart',
  nextStep: 'Restart orders-api after applying.',
  hashed: false,
};

const note: PlanFinding = {
  code: 'no-waypoint',
  severity: 'note',
  cluster: null,
  subject: 'orders',
  message: 'HTTP rules need a waypoint',
  nextStep: 'Request one if you need retries or routing.',
  hashed: true,
};

export const blockedFinding: PlanFinding = {
  code: 'networkpolicy-blocks-hbone',
  severity: 'error',
  cluster: 'prod-eu-1',
  subject: 'orders/default-deny',
  message: 'orders would stop answering in prod-eu-1: port 15008 is blocked.',
  nextStep: 'Add port 15008 to the ingress of orders/default-deny.',
  hashed: true,
};

export const silentFinding: PlanFinding = {
  code: 'cluster-silent',
  severity: 'error',
  cluster: 'prod-us-1',
  subject: null,
  message: 'prod-us-1 does not answer.',
  nextStep: 'Wait until it answers, or leave it out.',
  hashed: true,
};

/** 18 pods join, 6 stay out, in two clusters; medium risk. */
export const readyPlan: Plan = {
  kind: 'namespace',
  hash: HASH,
  policyVersion: '1',
  risk: {
    level: 'medium',
    reasons: ['Production namespace', 'Cuts open connections'],
  },
  targets: [
    namespaceTarget('prod-eu-1', [
      ...pods('orders-api', 12, 'joins'),
      ...pods('orders-probe', 1, 'stays-out', 'host-network'),
      ...pods('orders-report', 2, 'stays-out', 'finished'),
    ]),
    namespaceTarget(
      'prod-us-1',
      [
        ...pods('orders-api', 6, 'joins'),
        ...pods('orders-old', 3, 'stays-out', 'keeps-sidecar-until-restart'),
      ],
      {
        mutations: [
          {
            path: 'metadata.labels.istio-injection',
            before: 'enabled',
            after: null,
          },
          {
            path: 'metadata.labels.istio.io/dataplane-mode',
            before: null,
            after: 'ambient',
          },
        ],
      },
    ),
  ],
  findings: [note, cutsConnections],
  blocked: false,
  nothingToDo: false,
  expectations: [
    {
      id: 'labels',
      text: 'Labels are on the namespace',
      state: 'unmet',
      evidence: null,
    },
    { id: 'pods', text: 'Pods are captured', state: 'unmet', evidence: null },
  ],
};

/** Nothing runs: one label, no pod. */
export const harmlessPlan: Plan = {
  ...readyPlan,
  risk: { level: 'low', reasons: ['Nothing runs there'] },
  targets: [namespaceTarget('prod-eu-1', [])],
  findings: [],
};

export const blockedPlan: Plan = {
  ...readyPlan,
  blocked: true,
  findings: [blockedFinding, ...readyPlan.findings],
};

export const silentPlan: Plan = {
  ...readyPlan,
  targets: [
    readyPlan.targets[0],
    namespaceTarget('prod-us-1', null, { clusterUid: null }),
  ],
  findings: [silentFinding],
  blocked: true,
};

export const highRiskPlan: Plan = {
  ...readyPlan,
  risk: { level: 'high', reasons: ['Pods of a STRICT namespace'] },
};

export const nothingPlan: Plan = {
  ...readyPlan,
  targets: [
    namespaceTarget('prod-eu-1', pods('orders-api', 12, 'already-in'), {
      mutations: [],
    }),
  ],
  findings: [],
  nothingToDo: true,
};

/** Fits a form without a cost: 9 pods join. */
export const finePlan: Plan = {
  ...readyPlan,
  risk: { level: 'low', reasons: ['Development namespace'] },
  targets: [
    namespaceTarget('prod-eu-1', pods('orders-api', 5, 'joins')),
    namespaceTarget('prod-us-1', pods('orders-api', 4, 'joins')),
  ],
  findings: [],
};

const gateway = {
  apiVersion: 'gateway.networking.k8s.io/v1',
  kind: 'Gateway',
  namespace: 'orders',
  name: 'waypoint',
  uid: null,
};

export const waypointPlan: Plan = {
  ...finePlan,
  kind: 'waypoint',
  targets: [
    namespaceTarget('prod-eu-1', null, {
      object: gateway,
      mutations: [
        {
          path: 'spec.gatewayClassName',
          before: null,
          after: 'istio-waypoint',
        },
      ],
    }),
    namespaceTarget('prod-eu-1', null, {
      mutations: [
        {
          path: 'metadata.labels.istio.io/use-waypoint',
          before: null,
          after: 'waypoint',
        },
      ],
    }),
  ],
};

export const clusterPlan: Plan = {
  ...finePlan,
  kind: 'cluster',
  risk: { level: 'high', reasons: ['New trust between clusters'] },
  targets: [
    namespaceTarget('edge-eu-2', null, {
      object: {
        apiVersion: 'mesh-onboarding.io/v1',
        kind: 'Cluster',
        namespace: null,
        name: 'edge-eu-2',
        uid: null,
      },
      mutations: [{ path: 'registration', before: null, after: 'edge-eu-2' }],
    }),
    namespaceTarget('prod-eu-1', null, {
      object: {
        apiVersion: 'v1',
        kind: 'Secret',
        namespace: 'istio-system',
        name: 'istio-remote-secret-edge-eu-2',
        uid: null,
      },
      mutations: [
        {
          path: 'metadata.labels.istio/multiCluster',
          before: null,
          after: 'true',
        },
      ],
    }),
  ],
};
