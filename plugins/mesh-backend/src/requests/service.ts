import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  ClusterCandidate,
  DecisionInput,
  Plan,
  RequestInput,
  RequestSummary,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { MeshRequestResource } from '@mesh-onboarding/backstage-plugin-mesh-node';
import { Knex } from 'knex';
import { MeshError } from '../meshError';
import { MeshQueries } from '../queries';
import { EntityPlaces, RequestRecord, Store } from '../store';
import { Actor } from './actor';
import { advanceLatest, unknownRequest } from './advance';
import { Candidates } from './candidates';
import { fileRequest, FilingDeps, repeatedFiling } from './filing';
import { assertMayFile } from './mayFile';
import { Planned, Planner } from './planner';
import { refreshPending } from './refresh';
import { resourceOf } from './readable';
import { RequestParts, summaryOf } from './view';

export interface ServiceDeps extends FilingDeps {
  readonly planner: Planner;
  readonly candidates: Candidates;
  readonly queries: Pick<MeshQueries, 'cluster' | 'namespace'>;
  /** The caller sees the entity in the catalog. */
  readonly seesEntity: (
    entityRef: string,
    credentials: BackstageCredentials,
  ) => Promise<boolean>;
}

export type { EntityPlaces } from '../store';

/** A request as it is kept. */
export type StoredRequest = RequestRecord;

/** Everything that people ask of requests. Who may is decided before; what may follow is the machine's to say. */
export class RequestService {
  constructor(private readonly deps: ServiceDeps) {}

  /** What a request would change. Writes nothing and uses nothing up. */
  async plan(input: RequestInput, actor: Actor): Promise<Plan> {
    return (await this.planFor(input, actor)).planned.plan;
  }

  async file(
    input: RequestInput,
    actor: Actor,
    options: {
      credentials: BackstageCredentials;
      idempotencyKey: string | null;
    },
  ): Promise<RequestRecord> {
    const { idempotencyKey } = options;
    const { store } = this.deps;
    const first = await repeatedFiling(actor, input, idempotencyKey, store);
    if (first) return first;
    await this.assertSeesEntity(input, options.credentials);
    const { planned, beside } = await this.planFor(input, actor);
    return fileRequest(
      { input, actor, planned, idempotencyKey, beside },
      this.deps,
    );
  }

  async decide(
    id: string,
    decision: DecisionInput,
    actor: Actor,
  ): Promise<RequestRecord> {
    if (!actor.isPerson) {
      throw new MeshError(
        'service-principal',
        'a service never decides on requests',
        {
          nextStep: 'Let a member of the approving group decide.',
        },
      );
    }
    // What is approved is what is true now: a plan that moved on is shown first.
    const { plan } = await refreshPending(
      await this.get(id),
      this.refreshDeps(),
    );
    return advanceLatest(
      id,
      request => {
        assertStillFresh(request, plan, decision);
        return {
          event: {
            type: decision.decision,
            by: actor.ref,
            approver: actor.isApprover,
            planHash: decision.planHash,
          },
          actor: actor.ref,
          detail: decision.comment?.trim() || null,
          patch: { comment: decision.comment?.trim() || null },
          decision: {
            by: actor.ref,
            decision: decision.decision,
            comment: decision.comment?.trim() || null,
            planHash: decision.planHash,
          },
        };
      },
      this.deps,
    );
  }

  withdraw(id: string, comment: string | undefined, actor: Actor) {
    const text = comment?.trim() || null;
    return advanceLatest(
      id,
      () => ({
        event: { type: 'withdraw', by: actor.ref },
        actor: actor.ref,
        detail: text,
        patch: { comment: text },
      }),
      this.deps,
    );
  }

  rollback(id: string, comment: string | undefined, actor: Actor) {
    const { clock, config } = this.deps;
    return advanceLatest(
      id,
      () => ({
        event: {
          type: 'request-rollback',
          by: actor.ref,
          approver: actor.isApprover,
        },
        actor: actor.ref,
        detail: comment?.trim() || null,
        patch: { verifyUntil: clock.now() + config.verifyWithinMs },
      }),
      this.deps,
    );
  }

  /** @throws MeshError `unknown-request` */
  async get(id: string): Promise<RequestRecord> {
    const request = await this.deps.store.requests.get(id);
    if (!request) throw unknownRequest(id);
    return request;
  }

  /** A request that waits is planned again when somebody looks. */
  refreshed(request: RequestRecord) {
    return refreshPending(request, this.refreshDeps());
  }

  async parts(request: RequestRecord): Promise<RequestParts> {
    const { store } = this.deps;
    return {
      request,
      targets: await store.targets.of(request.id),
      decisions: await store.history.decisions(request.id),
    };
  }

  events({ id }: RequestRecord) {
    return this.deps.store.history.events(id);
  }

  async list(
    narrow: (query: Knex.QueryBuilder) => void,
    page: { before: number | null; limit: number },
  ): Promise<RequestParts[]> {
    const { store } = this.deps;
    return this.partsOfAll(await store.requests.list(narrow, page));
  }

  /**
   * Requests of an entity, newest first.
   * @param readRule asked for only where there are requests: most entities have none, and the policy is another process away
   */
  async ofEntity(
    places: EntityPlaces,
    viewer: Actor,
    readRule: () => Promise<(resource: MeshRequestResource) => boolean>,
  ): Promise<RequestSummary[]> {
    const found = await this.deps.store.requests.ofEntity(places, 50);
    if (found.length === 0) return [];
    const mayRead = await readRule();
    const parts = await this.partsOfAll(found);
    return parts
      .filter(p => mayRead(resourceOf(p)))
      .slice(0, 5)
      .map(p => summaryOf(p, viewer));
  }

  private async partsOfAll(
    requests: readonly RequestRecord[],
  ): Promise<RequestParts[]> {
    const { store } = this.deps;
    const ids = requests.map(r => r.id);
    const targets = await store.targets.ofAll(ids);
    const decisions = await store.history.decisionsOfAll(ids);
    return requests.map(request => ({
      request,
      targets: targets.filter(t => t.requestId === request.id),
      decisions: decisions
        .filter(d => d.requestId === request.id)
        .map(d => d.decision),
    }));
  }

  private async planFor(
    input: RequestInput,
    actor: Actor,
  ): Promise<{
    planned: Planned;
    beside?: (store: Store, requestId: string) => Promise<void>;
  }> {
    const { planner, queries } = this.deps;
    if (input.kind !== 'cluster') {
      const planned = await planner.plan(input);
      assertMayFile(input, actor, planned, queries);
      return { planned };
    }
    return this.planCluster(input, actor);
  }

  private async planCluster(
    input: Extract<RequestInput, { kind: 'cluster' }>,
    actor: Actor,
  ) {
    const { planner, candidates } = this.deps;
    const { drop, answer } = await candidates.ofDrop(input, actor.ref);
    // A filing consumes the drop: a cluster that cannot be looked at is not filed.
    const candidate: ClusterCandidate = answer.candidate;
    const planned = await planner.plan(input, candidate);
    const credential = await candidates.seal(input, drop);
    return {
      planned,
      beside: async (store: Store, requestId: string) => {
        if (!(await store.drops.consume(drop.digest))) {
          throw new MeshError(
            'drop-unknown',
            'this credential was used meanwhile',
            {
              field: 'drop',
              nextStep: 'Hand the kubeconfig over again.',
            },
          );
        }
        await store.clusters.insert({
          name: input.name,
          requestId,
          clusterUid: candidate.uid,
          credential,
        });
      },
    };
  }

  private async assertSeesEntity(
    { entityRef }: RequestInput,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (!entityRef || (await this.deps.seesEntity(entityRef, credentials))) {
      return;
    }
    throw new MeshError('unknown-entity', `you see no entity ${entityRef}`, {
      field: 'entityRef',
      nextStep: 'Check the ref, or leave it out.',
    });
  }

  private refreshDeps() {
    const { candidates } = this.deps;
    return {
      ...this.deps,
      candidateOf: (request: RequestRecord) => candidates.lookedAt(request),
    };
  }
}

/** A decision on a plan that waits for a silent cluster would be a decision on something unknown. */
function assertStillFresh(
  request: RequestRecord,
  fresh: Plan,
  decision: DecisionInput,
): void {
  const silent = fresh.findings.find(f => f.code === 'cluster-silent');
  if (
    request.state !== 'pending' ||
    decision.decision !== 'approve' ||
    !silent
  ) {
    return;
  }
  throw new MeshError('cluster-silent', silent.message, {
    nextStep: silent.nextStep,
  });
}
