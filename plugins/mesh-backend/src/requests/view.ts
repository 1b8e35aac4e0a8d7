import {
  Expectation,
  isEnd,
  MeshRequest,
  Plan,
  requestDetail,
  RequestStep,
  RequestSummary,
  transition,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import {
  DecisionRecord,
  EventRecord,
  RequestRecord,
  TargetRecord,
} from '../store';
import { Actor } from './actor';

/** A request with what belongs to it. */
export interface RequestParts {
  readonly request: RequestRecord;
  readonly targets: readonly TargetRecord[];
  readonly decisions: readonly DecisionRecord[];
}

/** What a viewer may do beyond reading; the policy has been asked. */
export interface ViewerRights {
  readonly decide: boolean;
  readonly withdraw: boolean;
  readonly rollback: boolean;
}

const iso = (time: number) => new Date(time).toISOString();

/** A line of the list. */
export function summaryOf(parts: RequestParts, viewer: Actor): RequestSummary {
  const { request, targets } = parts;
  return {
    id: request.id,
    kind: request.kind,
    state: request.state,
    title: request.title,
    entityRef: request.entityRef,
    requester: request.requester,
    clusters: [...new Set(targets.map(t => t.cluster))],
    createdAt: iso(request.createdAt),
    updatedAt: iso(request.updatedAt),
    needsViewer: mayDecide(parts, request.plan, viewer, 'approve') === null,
    detail: requestDetail({
      state: request.state,
      approvals: {
        given: given(parts),
        required: request.requiredApprovals,
      },
      groups: request.approverGroups,
      planChanged: parts.decisions.some(d => d.void),
      steps: stepsOf(parts),
      expectations: request.expectations,
      failure: request.failure,
      comment: request.comment,
      rollingBack: request.rollingBack,
    }),
  };
}

/** A whole request, as this viewer sees it. `plan` and `expectations` are those of now. */
export function viewOf(
  parts: RequestParts & { readonly events: readonly EventRecord[] },
  now: { plan: Plan; expectations: readonly Expectation[] },
  viewer: Actor,
  rights: ViewerRights,
): MeshRequest {
  const { request, decisions } = parts;
  return {
    ...summaryOf(
      { ...parts, request: { ...request, expectations: now.expectations } },
      viewer,
    ),
    input: { ...request.input },
    reason: request.reason,
    expiresAt:
      isEnd(request.state) || !request.expiresAt
        ? null
        : iso(request.expiresAt),
    plan: now.plan,
    previousHash: request.previousHash,
    difference: [...request.difference],
    approvals: {
      required: request.requiredApprovals,
      given: given(parts),
      groups: [...request.approverGroups],
    },
    decisions: decisions.map(d => ({ ...d, at: iso(d.at) })),
    events: parts.events.map(({ at, actor, type, from, to, detail }) => ({
      at: iso(at),
      actor,
      type,
      from,
      to,
      detail,
    })),
    steps: stepsOf(parts),
    expectations: [...now.expectations],
    failure: request.failure,
    viewer: viewerBlock(parts, now.plan, viewer, rights),
  };
}

function given({ request, decisions }: RequestParts): number {
  return approvers(request, decisions).length;
}

function approvers(
  request: RequestRecord,
  decisions: readonly DecisionRecord[],
): string[] {
  return decisions
    .filter(
      d =>
        d.decision === 'approve' && !d.void && d.planHash === request.plan.hash,
    )
    .map(d => d.by);
}

/** Steps of all targets; verifying is one step of all. */
function stepsOf({ request, targets }: RequestParts): RequestStep[] {
  return targets.flatMap(target => {
    const { kind, name } = request.plan.targets[target.ordinal]?.object ?? {
      kind: '',
      name: target.objectKey,
    };
    return (['plan', 'dry-run', 'write', 'verify'] as const).map(step => {
      const { state, at, detail } = target.steps[step];
      const verifying = step === 'verify' && request.state === 'applied';
      return {
        cluster: target.cluster,
        object: `${kind} ${name}`.trim(),
        step,
        state: verifying && state === 'waiting' ? 'working' : state,
        at: at === null ? null : iso(at),
        detail,
      };
    });
  });
}

/** Why the viewer cannot decide; null: they can. The machine says it, so that page and answer never differ. */
function mayDecide(
  { request, decisions }: RequestParts,
  plan: Plan,
  viewer: Actor,
  type: 'approve' | 'reject',
): string | null {
  const result = transition(
    {
      state: request.state,
      requester: request.requester,
      planHash: plan.hash,
      blocked: plan.blocked,
      required: request.requiredApprovals,
      approvedBy: approvers(request, decisions),
      written: false,
      rollingBack: request.rollingBack,
    },
    {
      type,
      by: viewer.ref,
      approver: viewer.isApprover,
      planHash: plan.hash,
    },
  );
  return result.ok ? null : result.reason;
}

function viewerBlock(
  parts: RequestParts,
  plan: Plan,
  viewer: Actor,
  rights: ViewerRights,
): MeshRequest['viewer'] {
  const { request, targets } = parts;
  const whyNot = mayDecide(parts, plan, viewer, 'approve');
  const open = request.state === 'pending' || request.state === 'approved';
  const ended = request.state === 'verified' || request.state === 'failed';
  const written = targets.some(
    t => t.writtenAt !== null && t.undoneAt === null,
  );
  return {
    canApprove: whyNot === null && rights.decide,
    canReject:
      mayDecide(parts, plan, viewer, 'reject') === null && rights.decide,
    canWithdraw: open && request.requester === viewer.ref && rights.withdraw,
    canRollback:
      ended &&
      written &&
      !request.rollingBack &&
      viewer.isApprover &&
      rights.rollback,
    whyNot:
      whyNot ??
      (rights.decide ? null : 'you need the permission mesh.request.decide'),
  };
}
