import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { ANNOTATION_ORIGIN_LOCATION, Entity } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { LINK_ANNOTATIONS } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { NamespaceOwnershipSource } from '@mesh-onboarding/backstage-plugin-mesh-node';
import { Clock } from '../clock';
import { entityOwners } from './entityRefs';

const REFRESH_MS = 60_000;

export interface CatalogSourceDeps {
  readonly catalog: CatalogService;
  readonly auth: AuthService;
  readonly clock: Clock;
  readonly logger: LoggerService;
}

/**
 * Catalog entities of kind Resource and type `kubernetes-namespace` from trusted locations. Anyone can register an entity; where
 * it came from at first is written by the catalog itself.
 */
export class CatalogOwnershipSource implements NamespaceOwnershipSource {
  readonly id = 'catalog';
  private owners: ReadonlyMap<string, string> = new Map();
  private cancel?: () => void;
  private stopped = false;

  /** @param trustedLocations as `url:https://…/catalog-info.yaml`; one that ends with `*` is a beginning */
  constructor(
    private readonly trustedLocations: readonly string[],
    private readonly deps: CatalogSourceDeps,
  ) {}

  async ownerOf(namespace: { cluster: string; namespace: string }) {
    return this.owners.get(keyOf(namespace)) ?? null;
  }

  /** Reads now and from then on every minute; what was read stays when the catalog does not answer. */
  async start(): Promise<void> {
    if (!this.trustedLocations.length) return;
    try {
      await this.read();
    } catch (error) {
      this.deps.logger.warn(
        'owners of namespaces could not be read from the catalog',
        error as Error,
      );
    }
    if (this.stopped) return;
    this.cancel = this.deps.clock.after(REFRESH_MS, () => void this.start());
  }

  stop(): void {
    this.stopped = true;
    this.cancel?.();
  }

  private async read(): Promise<void> {
    const { catalog, auth } = this.deps;
    const { items } = await catalog.getEntities(
      {
        filter: { kind: 'Resource', 'spec.type': 'kubernetes-namespace' },
        fields: ['kind', 'metadata', 'spec', 'relations'],
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    const owners = new Map<string, string>();
    for (const entity of items) {
      const namespace = this.isTrusted(entity) && namespaceOf(entity);
      const [owner] = entityOwners(entity);
      if (namespace && owner) owners.set(keyOf(namespace), owner);
    }
    this.owners = owners;
  }

  private isTrusted(entity: Entity): boolean {
    const origin = entity.metadata.annotations?.[ANNOTATION_ORIGIN_LOCATION];
    return this.trustedLocations.some(trusted =>
      trusted.endsWith('*')
        ? origin?.startsWith(trusted.slice(0, -1))
        : origin === trusted,
    );
  }
}

function namespaceOf({ metadata }: Entity) {
  const cluster = metadata.annotations?.[LINK_ANNOTATIONS.cluster];
  const namespace =
    metadata.annotations?.[LINK_ANNOTATIONS.namespace] ?? metadata.name;
  // The cluster is part of every key: without one it speaks for none.
  return cluster ? { cluster, namespace } : null;
}

function keyOf({ cluster, namespace }: { cluster: string; namespace: string }) {
  return `${cluster}/${namespace}`;
}
