import { Write } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Deliverer, DeliveryFailure } from '../delivery';
import { Store } from '../store';

export interface RegistrationDeps {
  readonly store: Store;
  /** Makes all of this process follow the table of registered clusters. */
  readonly sync: () => Promise<void>;
  /** Whether the credential of a registration still works. @throws DeliveryFailure */
  readonly tryCredential: (cluster: string) => Promise<void>;
}

/** The portal watches a cluster, from the moment its row says so; every replica follows the table. */
export function registrationDeliverer(
  deps: RegistrationDeps,
): Deliverer<Extract<Write, { write: 'registered' }>> {
  const row = async (name: string) => {
    const found = await deps.store.clusters.byName(name);
    if (found) return found;
    throw new DeliveryFailure(
      'drop-unknown',
      `the credential of ${name} is gone`,
    );
  };
  return {
    async look({ cluster }) {
      const { active, clusterUid } = await row(cluster);
      return { there: active, ours: true, objectUid: clusterUid };
    },
    async dryRun({ cluster }) {
      await row(cluster);
      await deps.tryCredential(cluster);
    },
    async write({ cluster }) {
      const { clusterUid } = await row(cluster);
      await deps.store.clusters.setActive(cluster, true);
      await deps.sync();
      return { objectUid: clusterUid };
    },
  };
}

/** The portal forgets a cluster. Its row goes with the end of the request. */
export function deregistrationDeliverer(
  deps: RegistrationDeps,
): Deliverer<Extract<Write, { write: 'not-registered' }>> {
  return {
    async look({ cluster }) {
      const row = await deps.store.clusters.byName(cluster);
      return { there: !row?.active, ours: false, objectUid: null };
    },
    dryRun: async () => {},
    async write({ cluster }) {
      await deps.store.clusters.setActive(cluster, false);
      await deps.sync();
      return { objectUid: null };
    },
  };
}
