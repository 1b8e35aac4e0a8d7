import {
  ClusterCandidate,
  kindOf,
  Plan,
  PlanWorld,
  RequestInput,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { ClusterRegistry } from '../clusters';
import { FIELD_MANAGER } from '../delivery';
import { Ownership } from '../ownership';
import { MeshQueries } from '../queries';
import { StoredInput } from '../store';
import { RequestsConfig } from './config';
import { ApprovalPolicy } from './policy';

export interface PlannerDeps {
  readonly queries: Pick<MeshQueries, 'clusters' | 'context'>;
  readonly registry: Pick<ClusterRegistry, 'get'>;
  readonly ownership: Pick<Ownership, 'namespaceOwners'>;
  readonly config: RequestsConfig;
  readonly policy: ApprovalPolicy;
}

/** A plan, and who owns the namespace it is about in each cluster. */
export interface Planned {
  readonly plan: Plan;
  readonly world: PlanWorld;
  /** By name of the cluster; null: nobody is confirmed. */
  readonly owners: ReadonlyMap<string, string | null>;
}

/** Makes plans from what is known now. No cluster is asked; a candidate has been looked at before. */
export class Planner {
  constructor(private readonly deps: PlannerDeps) {}

  async plan(
    input: RequestInput | StoredInput,
    candidate?: ClusterCandidate,
  ): Promise<Planned> {
    const { world, owners } = await this.world(input, candidate);
    const plan = kindOf(input.kind).plan(input as never, world);
    return { plan, world, owners };
  }

  /** What plans and verifications of this input look at. */
  async world(
    input: RequestInput | StoredInput,
    candidate?: ClusterCandidate,
  ): Promise<Omit<Planned, 'plan'>> {
    const { queries, registry, ownership, config, policy } = this.deps;
    const views = queries.clusters();
    const asked =
      input.kind === 'cluster'
        ? []
        : input.clusters.map(cluster => ({
            cluster,
            namespace: input.namespace,
          }));
    const known = await ownership.namespaceOwners(asked);
    const world: PlanWorld = {
      clusters: views.map(view => ({
        view,
        context: queries.context(view.name),
        writable: !!registry.get(view.name)?.writer,
        ownerOf: namespace => known.ownerOf(view.name, namespace),
      })),
      enabled: config.enabled,
      policyVersion: policy.version,
      fieldManager: FIELD_MANAGER,
      candidate,
    };
    const owners = new Map(
      asked.map(a => [a.cluster, known.ownerOf(a.cluster, a.namespace)]),
    );
    return { world, owners };
  }
}
