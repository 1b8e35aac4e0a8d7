import { clientFor, ClusterConnection } from '../clusters';
import { DeliveryFailure } from './failure';
import { Writers } from './types';

/** How to reach a cluster that is watched, or one that is about to be. */
export type ConnectionOf = (
  cluster: string,
) => Promise<ClusterConnection | undefined>;

/** Clients with the credential to write, made for one piece of work and closed after it. */
export function clusterWriters(connectionOf: ConnectionOf): Writers {
  return {
    async use(cluster, work) {
      const connection = await connectionOf(cluster);
      if (!connection) {
        // It may only be that this replica has not read its kubeconfig yet.
        throw new DeliveryFailure(
          'unknown-cluster',
          `there is no way to reach ${cluster}`,
          true,
        );
      }
      if (!connection.writer) {
        throw new DeliveryFailure(
          'cluster-read-only',
          `the portal may only read ${cluster}`,
        );
      }
      const client = clientFor(connection, 'writer');
      try {
        return await work(client);
      } finally {
        await client.close();
      }
    },
  };
}
