import {
  dnsLabelSchema,
  EntityLink,
  EntityStatus,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { OwnershipConfig } from '../config';
import { MeshQueries } from '../queries';
import { Ownership } from './ownership';

export interface ConfirmationDeps {
  readonly queries: MeshQueries;
  readonly ownership: Ownership;
  readonly ownershipConfig: OwnershipConfig;
}

/** Whose entity it is, and who looks at it. Full refs, lower case. */
export interface Claimant {
  readonly entityOwners: readonly string[];
  readonly viewerRefs: readonly string[];
}

/** Whether the platform side says the same as the entity about a namespace. */
export async function confirmation(
  link: EntityLink | null,
  { entityOwners, viewerRefs }: Claimant,
  { queries, ownership, ownershipConfig }: ConfirmationDeps,
): Promise<(cluster: string, namespace: string) => boolean> {
  const owners = await ownership.namespaceOwners(
    link ? searchedNamespaces(link, queries) : [],
  );
  const viewerIsOwner = entityOwners.some(ref => viewerRefs.includes(ref));
  const unanswered =
    ownershipConfig.unanswered === 'showToEntityOwner' && viewerIsOwner;
  return (cluster, namespace) => {
    const owner = owners.ownerOf(cluster, namespace);
    return owner === null ? unanswered : entityOwners.includes(owner);
  };
}

/** Where the entity is; where it is nowhere, all namespaces: a suggestion may come only from confirmed ones. */
function searchedNamespaces(link: EntityLink, queries: MeshQueries) {
  const linked = queries.linkedNamespaces(link);
  const isSomewhere = linked.some(({ cluster, namespace }) =>
    queries.namespace(cluster, namespace),
  );
  if (isSomewhere) return linked;
  const all = queries.clusters().flatMap(({ name, facts }) =>
    [...facts.namespaces.keys()].map(namespace => ({
      cluster: name,
      namespace,
    })),
  );
  return [...linked, ...all];
}

/** The line that would confirm the first claim; null where none can be given. */
export function confirmingLine(
  { namespaces, entityOwner }: NonNullable<EntityStatus['claim']>,
  annotation: string,
): string | null {
  const [first] = namespaces;
  // People paste this line into a shell, and the name may come from an annotation that anybody wrote.
  const isName = dnsLabelSchema.safeParse(first?.namespace).success;
  return isName && entityOwner
    ? `kubectl --context ${first.cluster} annotate namespace ${first.namespace} ${annotation}=${entityOwner}`
    : null;
}
