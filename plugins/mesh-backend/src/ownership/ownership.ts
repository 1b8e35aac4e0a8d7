import {
  BackstageCredentials,
  BackstageUserPrincipal,
  LoggerService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  NamespaceOwnershipSource,
  OwnedNamespace,
} from '@mesh-onboarding/backstage-plugin-mesh-node';

/** Owners of namespaces that were asked for together. */
export interface NamespaceOwners {
  /** Full entity ref; null: nobody says. */
  ownerOf(cluster: string, namespace: string): string | null;
}

/** Who owns a namespace, and whether that is the viewer. */
export interface Ownership {
  /** Full entity ref of the owner, from the first source that answers; null: none does. */
  namespaceOwner(cluster: string, namespace: string): Promise<string | null>;
  namespaceOwners(
    namespaces: Iterable<OwnedNamespace>,
  ): Promise<NamespaceOwners>;
  /** Full refs that the viewer acts for: themselves and their groups, lower case. */
  viewerRefs(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
  ): Promise<readonly string[]>;
  /** The viewer belongs to the confirmed owner of the namespace. */
  viewerOwns(
    credentials: BackstageCredentials<BackstageUserPrincipal>,
    cluster: string,
    namespace: string,
  ): Promise<boolean>;
}

export interface OwnershipDeps {
  /** In the order in which they are asked. */
  readonly sources: readonly NamespaceOwnershipSource[];
  readonly userInfo: UserInfoService;
  readonly logger: LoggerService;
}

export function createOwnership(deps: OwnershipDeps): Ownership {
  const namespaceOwner = (cluster: string, namespace: string) =>
    firstOwner(deps, { cluster, namespace });
  const viewerRefs: Ownership['viewerRefs'] = async credentials => {
    const { ownershipEntityRefs } = await deps.userInfo.getUserInfo(
      credentials,
    );
    return ownershipEntityRefs.map(lowerCase);
  };
  return {
    namespaceOwner,
    viewerRefs,
    async namespaceOwners(namespaces) {
      const owners = new Map<string, string | null>();
      for (const { cluster, namespace } of namespaces) {
        owners.set(
          `${cluster}/${namespace}`,
          await namespaceOwner(cluster, namespace),
        );
      }
      return {
        ownerOf: (cluster, namespace) =>
          owners.get(`${cluster}/${namespace}`) ?? null,
      };
    },
    async viewerOwns(credentials, cluster, namespace) {
      const owner = await namespaceOwner(cluster, namespace);
      return owner !== null && (await viewerRefs(credentials)).includes(owner);
    },
  };
}

async function firstOwner(
  { sources, logger }: OwnershipDeps,
  namespace: OwnedNamespace,
): Promise<string | null> {
  for (const source of sources) {
    try {
      const owner = await source.ownerOf(namespace);
      if (owner) return lowerCase(owner);
    } catch (error) {
      // A later source must not answer in the place of one that is only out of order.
      logger.warn(`owner of a namespace: ${source.id} failed`, error as Error);
      return null;
    }
  }
  return null;
}

function lowerCase(ref: string): string {
  return ref.toLocaleLowerCase('en-US');
}
