import {
  ClusterCandidate,
  Plan,
  planDifference,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { RequestRecord } from '../store';
import { advance, AdvanceDeps } from './advance';
import { Planner } from './planner';
import { targetsOf, waitsForClusters } from './targets';

export interface RefreshDeps extends AdvanceDeps {
  readonly planner: Planner;
  /** Looks at the cluster that a request wants to register. null: it does not answer. */
  readonly candidateOf: (
    request: RequestRecord,
  ) => Promise<ClusterCandidate | undefined>;
}

/** A request with the plan as it would be made now. */
export interface Refreshed {
  readonly request: RequestRecord;
  /** As stored, with fresh evidence; blocked while a cluster is silent. */
  readonly plan: Plan;
}

/**
 * Makes the plan of a request again that waits for a decision. Another hash: the request is changed, earlier approvals are void.
 * A cluster that went silent changes nothing: the plan waits.
 */
export async function refreshPending(
  request: RequestRecord,
  deps: RefreshDeps,
): Promise<Refreshed> {
  if (request.state !== 'pending') return { request, plan: request.plan };
  const { plan, owners } = await deps.planner.plan(
    request.input,
    await deps.candidateOf(request),
  );
  if (plan.hash === request.plan.hash) return { request, plan };
  if (waitsForClusters(plan)) {
    return { request, plan: waiting(request.plan, plan) };
  }
  const changed = await advance(
    request,
    changedPlan(request, plan, targetsOf(plan, owners)),
    deps,
  );
  if (changed) return { request: changed, plan };
  const again = await deps.store.requests.get(request.id);
  return { request: again ?? request, plan: (again ?? request).plan };
}

/** The step that puts another plan in the place of the one that was read. */
export function changedPlan(
  request: RequestRecord,
  plan: Plan,
  targets: ReturnType<typeof targetsOf>,
) {
  const difference = planDifference(request.plan, plan);
  return {
    event: { type: 'plan-changed' as const, planHash: plan.hash },
    actor: 'system',
    detail: difference
      .slice(0, 5)
      .map(d => `${d.what}: ${d.before} → ${d.now}`)
      .join('; '),
    patch: {
      plan,
      previousHash: request.plan.hash,
      difference,
      expectations: plan.expectations,
    },
    targets,
  };
}

/** What was read stays; that it cannot be confirmed now is said beside it and forbids approval. */
function waiting(stored: Plan, now: Plan): Plan {
  const silent = now.findings
    .filter(f => f.code === 'cluster-silent')
    .map(f => ({ ...f, hashed: false }));
  const others = stored.findings.filter(f => f.code !== 'cluster-silent');
  return { ...stored, findings: [...silent, ...others], blocked: true };
}
