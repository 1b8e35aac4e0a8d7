import type {
  Expectation,
  MeshRequest,
  RequestEvent,
  RequestState,
  RequestStep,
  RequestSummary,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import {
  HASH,
  NEXT_HASH,
  blockedPlan,
  clusterPlan,
  harmlessPlan,
  highRiskPlan,
  namespaceTarget,
  pods,
  readyPlan,
  silentPlan,
} from './plans';
import { minutesAgo, minutesAhead } from './times';

const ANA = 'user:default/ana';
const TOM = 'user:default/tom';

function event(
  minutes: number,
  type: RequestEvent['type'],
  actor: string,
  to: RequestState,
  detail: string | null = null,
): RequestEvent {
  return { at: minutesAgo(minutes), actor, type, from: null, to, detail };
}

/** Pending; the viewer may decide. */
export const readyRequest: MeshRequest = {
  id: '1047',
  kind: 'namespace',
  state: 'pending',
  title: 'Enrol orders in ambient',
  entityRef: 'component:default/orders',
  requester: ANA,
  clusters: ['prod-eu-1', 'prod-us-1'],
  createdAt: minutesAgo(38),
  updatedAt: minutesAgo(38),
  needsViewer: true,
  detail: '0 of 1 approval · platform',
  input: {
    kind: 'namespace',
    namespace: 'orders',
    clusters: ['prod-eu-1', 'prod-us-1'],
  },
  reason: 'orders goes first, then invoices.',
  expiresAt: minutesAhead(7 * 24 * 60),
  plan: readyPlan,
  previousHash: null,
  difference: [],
  approvals: { required: 1, given: 0, groups: ['group:default/platform'] },
  decisions: [],
  events: [
    event(38, 'filed', ANA, 'pending', 'orders goes first, then invoices.'),
  ],
  steps: [],
  expectations: readyPlan.expectations,
  failure: null,
  viewer: {
    canApprove: true,
    canReject: true,
    canWithdraw: false,
    canRollback: false,
    whyNot: null,
  },
};

const cannotApprove = {
  canApprove: false,
  canReject: false,
  canWithdraw: false,
  canRollback: false,
};

export const harmlessRequest: MeshRequest = {
  ...readyRequest,
  plan: harmlessPlan,
  clusters: ['prod-eu-1'],
};

export const blockedRequest: MeshRequest = {
  ...readyRequest,
  plan: blockedPlan,
  viewer: { ...readyRequest.viewer, canApprove: false },
};

export const silentRequest: MeshRequest = {
  ...readyRequest,
  plan: silentPlan,
  viewer: { ...readyRequest.viewer, canApprove: false },
};

export const highRiskRequest: MeshRequest = {
  ...readyRequest,
  plan: highRiskPlan,
};

/** Tom approved plan 3f9a; the clusters moved on. */
export const changedRequest: MeshRequest = {
  ...readyRequest,
  plan: {
    ...readyPlan,
    hash: NEXT_HASH,
    targets: [
      namespaceTarget('prod-eu-1', [
        ...pods('orders-api', 14, 'joins'),
        ...pods('orders-probe', 1, 'stays-out', 'host-network'),
      ]),
      readyPlan.targets[1],
    ],
  },
  previousHash: HASH,
  difference: [
    { what: 'Pods that join, prod-eu-1', before: '12', now: '14' },
    {
      what: 'istio-injection, prod-us-1',
      before: 'disabled → absent',
      now: 'enabled → absent',
    },
  ],
  decisions: [
    {
      by: TOM,
      decision: 'approve',
      comment: null,
      planHash: HASH,
      at: minutesAgo(20),
      void: true,
    },
  ],
  events: [
    ...readyRequest.events,
    event(20, 'approved', TOM, 'approved'),
    event(12, 'plan-changed', 'system', 'pending', '3f9a is now b27e'),
  ],
};

/** The viewer filed it. */
export const ownRequest: MeshRequest = {
  ...readyRequest,
  needsViewer: false,
  viewer: {
    ...cannotApprove,
    canWithdraw: true,
    whyNot: 'You filed it, so you cannot approve.',
  },
};

export const rejectedRequest: MeshRequest = {
  ...readyRequest,
  state: 'rejected',
  needsViewer: false,
  detail: 'prod-us-1 runs sidecars',
  decisions: [
    {
      by: TOM,
      decision: 'reject',
      comment: 'prod-us-1 runs sidecars',
      planHash: HASH,
      at: minutesAgo(5),
      void: false,
    },
  ],
  viewer: { ...cannotApprove, whyNot: 'It is decided.' },
};

export const withdrawnRequest: MeshRequest = {
  ...rejectedRequest,
  state: 'withdrawn',
  detail: 'Nothing was changed',
  decisions: [],
};

const approval = {
  by: TOM,
  decision: 'approve' as const,
  comment: null,
  planHash: HASH,
  at: minutesAgo(6),
  void: false,
};

function step(
  cluster: string,
  name: RequestStep['step'],
  state: RequestStep['state'],
  minutes: number | null,
  detail: string | null = null,
): RequestStep {
  return {
    cluster,
    object: 'Namespace orders',
    step: name,
    state,
    at: minutes === null ? null : minutesAgo(minutes),
    detail,
  };
}

const waits = (cluster: string) =>
  (['plan', 'dry-run', 'write', 'verify'] as const).map(name =>
    step(cluster, name, 'waiting', null),
  );

const written = (cluster: string, verify: RequestStep['state']) => [
  step(cluster, 'plan', 'done', 3, '3f9a'),
  step(cluster, 'dry-run', 'done', 3),
  step(cluster, 'write', 'done', 3, '1 change'),
  step(cluster, 'verify', verify, 2),
];

function expectations(
  ...states: [Expectation['state'], string | null][]
): Expectation[] {
  const texts = [
    'Labels are on the namespace',
    'Pods are captured in prod-eu-1',
    'Pods are captured in prod-us-1',
  ];
  return states.map(([state, evidence], index) => ({
    id: texts[index],
    text: texts[index],
    state,
    evidence,
  }));
}

/** Decided, not begun. */
export const approvedRequest: MeshRequest = {
  ...readyRequest,
  state: 'approved',
  needsViewer: false,
  detail: 'Starts as soon as a worker is free',
  approvals: { ...readyRequest.approvals, given: 1 },
  decisions: [approval],
  events: [...readyRequest.events, event(6, 'approved', TOM, 'approved')],
  steps: [...waits('prod-eu-1'), ...waits('prod-us-1')],
  expectations: expectations(['unmet', null], ['unmet', null], ['unmet', null]),
  viewer: { ...cannotApprove, whyNot: 'It is decided.' },
};

export const applyingRequest: MeshRequest = {
  ...approvedRequest,
  state: 'applying',
  detail: 'prod-eu-1 done, prod-us-1 next',
  steps: [...written('prod-eu-1', 'working'), ...waits('prod-us-1')],
  expectations: expectations(
    ['met', '1 of 1'],
    ['working', '10 of 14 pods, 4 to go'],
    ['unmet', null],
  ),
};

export const verifyingRequest: MeshRequest = {
  ...applyingRequest,
  state: 'applied',
  detail: '2 of 3 expectations met',
  steps: [...written('prod-eu-1', 'done'), ...written('prod-us-1', 'working')],
  expectations: expectations(
    ['met', '2 of 2'],
    ['met', '14 of 14 pods'],
    ['working', '2 of 6 pods, 4 to go'],
  ),
};

const canRollback = { ...cannotApprove, canRollback: true, whyNot: null };

export const verifiedRequest: MeshRequest = {
  ...verifyingRequest,
  state: 'verified',
  detail: '3 of 3 expectations met',
  steps: [...written('prod-eu-1', 'done'), ...written('prod-us-1', 'done')],
  expectations: expectations(
    ['met', '2 of 2'],
    ['met', '14 of 14 pods'],
    ['met', '6 of 6 pods. As planned, 3 sidecar pods wait for a restart'],
  ),
  viewer: canRollback,
};

export const failedRequest: MeshRequest = {
  ...verifyingRequest,
  state: 'failed',
  detail: '4 of 6 pods in prod-us-1 did not join the mesh',
  failure: '4 of 6 pods in prod-us-1 did not join the mesh',
  steps: [...written('prod-eu-1', 'done'), ...written('prod-us-1', 'failed')],
  expectations: expectations(
    ['met', '2 of 2'],
    ['met', '14 of 14 pods'],
    ['unmet', 'Expected 6, found 2: orders-api-0, orders-api-1 are captured'],
  ),
  viewer: canRollback,
};

/** The cluster stopped answering after it was written. */
export const unclearRequest: MeshRequest = {
  ...failedRequest,
  detail: 'prod-us-1 stopped answering',
  failure: 'prod-us-1 stopped answering',
  expectations: expectations(
    ['met', '2 of 2'],
    ['met', '14 of 14 pods'],
    ['unknown', 'prod-us-1 has not answered since 09:58'],
  ),
};

export const rolledBackRequest: MeshRequest = {
  ...verifiedRequest,
  state: 'rolled-back',
  detail: 'The state before is restored',
  viewer: { ...cannotApprove, whyNot: 'It is decided.' },
};

export const clusterRequest: MeshRequest = {
  ...verifiedRequest,
  id: '1048',
  kind: 'cluster',
  title: 'Register edge-eu-2',
  entityRef: null,
  clusters: ['edge-eu-2'],
  plan: clusterPlan,
};

/** Every state of a review, by the names of the table in the screens. */
export const reviewFixtures = {
  ready: readyRequest,
  harmless: harmlessRequest,
  blocked: blockedRequest,
  'plan-changed': changedRequest,
  'not-your-turn': ownRequest,
  silent: silentRequest,
  rejected: rejectedRequest,
  withdrawn: withdrawnRequest,
  expired: { ...withdrawnRequest, state: 'expired' },
  superseded: { ...withdrawnRequest, state: 'superseded' },
} satisfies Record<string, MeshRequest>;

/** Every state of progress. */
export const progressFixtures = {
  approved: approvedRequest,
  applying: applyingRequest,
  verifying: verifyingRequest,
  verified: verifiedRequest,
  failed: failedRequest,
  'failed-unclear': unclearRequest,
  'rolled-back': rolledBackRequest,
} satisfies Record<string, MeshRequest>;

export function summaryOf(request: MeshRequest): RequestSummary {
  const {
    id,
    kind,
    state,
    title,
    entityRef,
    requester,
    clusters,
    createdAt,
    updatedAt,
    needsViewer,
    detail,
  } = request;
  return {
    id,
    kind,
    state,
    title,
    entityRef,
    requester,
    clusters,
    createdAt,
    updatedAt,
    needsViewer,
    detail,
  };
}

const summaries: RequestSummary[] = [
  {
    ...summaryOf(ownRequest),
    id: '1051',
    title: 'Waypoint for orders',
  },
  summaryOf(readyRequest),
  { ...summaryOf(applyingRequest), id: '1046' },
  { ...summaryOf(verifyingRequest), id: '1045' },
  { ...summaryOf(approvedRequest), id: '1044' },
  { ...summaryOf(failedRequest), id: '1043' },
  { ...summaryOf(verifiedRequest), id: '1042' },
  { ...summaryOf(rejectedRequest), id: '1041' },
  { ...summaryOf(withdrawnRequest), id: '1040' },
  {
    ...summaryOf(withdrawnRequest),
    id: '1039',
    state: 'expired',
    detail: 'Nobody decided in time',
  },
  {
    ...summaryOf(withdrawnRequest),
    id: '1038',
    state: 'superseded',
    detail: 'Replaced by a newer request',
  },
  { ...summaryOf(rolledBackRequest), id: '1037' },
];

/** One request in every state of the machine, as a list gives them: newest first. */
export const requestSummaries = summaries.map((summary, index) => ({
  ...summary,
  createdAt: minutesAgo(20 * (index + 1) ** 3),
  updatedAt: minutesAgo(15 * (index + 1) ** 3),
}));

/** A list as long as one answer gets: 200. */
export const manySummaries: RequestSummary[] = Array.from(
  { length: 200 },
  (_, n) => ({
    ...requestSummaries[n % requestSummaries.length],
    id: String(2000 - n),
    createdAt: minutesAgo(20 * (n + 1)),
  }),
);
