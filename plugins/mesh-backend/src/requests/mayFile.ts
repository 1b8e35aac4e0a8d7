import { RequestInput } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { MeshError } from '../meshError';
import { MeshQueries } from '../queries';
import { Actor } from './actor';
import { Planned } from './planner';
import { refusalOf } from './refusal';

/**
 * Whether somebody may ask for a change of the namespaces that an input names: the confirmed owner, and who approves. What a
 * person may not ask for is not planned either: a plan shows what runs there.
 * @throws MeshError `system-namespace`, `not-owner`, `claim-unconfirmed`, `cluster-silent`
 */
export function assertMayFile(
  input: RequestInput,
  actor: Actor,
  { plan, owners }: Pick<Planned, 'plan' | 'owners'>,
  queries: Pick<MeshQueries, 'cluster' | 'namespace'>,
): void {
  // A service is here only when the configuration names it for this.
  if (input.kind === 'cluster' || !actor.isPerson || actor.isApprover) return;
  input.clusters.forEach((cluster, i) => {
    const owner = owners.get(cluster) ?? null;
    if (owner !== null && actor.refs.includes(owner)) return;
    const known = queries.cluster(cluster);
    if (!known) return;
    if (!queries.namespace(cluster, input.namespace)) {
      // What is not there has no owner; the plan says that it is not there.
      if (known.feeds.namespaces.state === 'live') return;
      throw cannotTell(cluster, i);
    }
    // Nobody can become the owner of a system namespace: that is the answer that helps.
    const system = plan.findings.find(
      f => f.code === 'system-namespace' && f.cluster === cluster,
    );
    throw system ? refusalOf(system, input) : refusal(input, cluster, i);
  });
}

function refusal(
  input: Exclude<RequestInput, { kind: 'cluster' }>,
  cluster: string,
  index: number,
): MeshError {
  const { namespace, entityRef } = input;
  if (entityRef) {
    return new MeshError(
      'claim-unconfirmed',
      `the platform team has not confirmed that you own ${namespace} in ${cluster}, whatever ${entityRef} says`,
      {
        field: `clusters.${index}`,
        nextStep:
          'Ask the platform team to name your team as owner of the namespace.',
      },
    );
  }
  return new MeshError(
    'not-owner',
    `your teams are not the confirmed owner of ${namespace} in ${cluster}`,
    {
      field: 'namespace',
      nextStep:
        'Ask its owner to file the request, or the platform team to name your team as owner.',
    },
  );
}

/** Whose namespace it is cannot be read, so nobody may ask for it: else silence would open what an answer closes. */
function cannotTell(cluster: string, index: number): MeshError {
  return new MeshError(
    'cluster-silent',
    `${cluster} does not answer, so whose namespace it is cannot be told`,
    {
      field: `clusters.${index}`,
      nextStep: 'Wait until it answers again.',
    },
  );
}
