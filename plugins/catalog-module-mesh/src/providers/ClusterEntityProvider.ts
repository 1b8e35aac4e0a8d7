import {
  LoggerService,
  SchedulerServiceTaskRunner,
} from '@backstage/backend-plugin-api';
import {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { stringifyError } from '@backstage/errors';
import { ClusterSummary } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { clusterEntity } from '../clusterEntity';

/** Every cluster the suite watches, as a `Resource` of type `kubernetes-cluster`. */
export class ClusterEntityProvider implements EntityProvider {
  private last = '';

  constructor(
    private readonly options: {
      owner: string;
      logger: LoggerService;
      runner: SchedulerServiceTaskRunner;
      read: (signal: AbortSignal) => Promise<readonly ClusterSummary[]>;
    },
  ) {}

  getProviderName() {
    return 'mesh-clusters';
  }

  async connect(connection: EntityProviderConnection) {
    await this.options.runner.run({
      id: 'mesh-clusters-refresh',
      fn: signal => this.refresh(connection, signal),
    });
  }

  /** A mesh that does not answer removes nothing from the catalog. */
  async refresh(connection: EntityProviderConnection, signal: AbortSignal) {
    try {
      const clusters = await this.options.read(signal);
      await this.apply(connection, clusters);
    } catch (error) {
      this.options.logger.warn(
        `Clusters of the mesh could not be read, the catalog keeps what it has: ${stringifyError(
          error,
        )}`,
      );
    }
  }

  private async apply(
    connection: EntityProviderConnection,
    clusters: readonly ClusterSummary[],
  ) {
    const entities = clusters.map(cluster => ({
      entity: clusterEntity(cluster, this.options.owner),
      locationKey: this.getProviderName(),
    }));
    const next = JSON.stringify(entities);
    if (next === this.last) return;
    await connection.applyMutation({ type: 'full', entities });
    this.last = next;
  }
}
