import { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterConnection, ClusterRegistry } from '../clusters';
import { clusterSubject, Vault } from '../credentials';
import { ClusterRecord, Store } from '../store';

export interface RegisteredClustersDeps {
  readonly store: Store;
  readonly vault: Vault;
  readonly registry: ClusterRegistry;
  readonly logger: LoggerService;
  readonly istiodMonitoringUrls: Readonly<Record<string, string>>;
}

/** Silence after which a registered cluster counts as stale, milliseconds. */
const STALE_AFTER_MS = 2 * 60_000;

/** Keeps the registry of this process as the table of registered clusters has it. */
export class RegisteredClusters {
  /** Revision of each row that this process has put into the registry. */
  private readonly known = new Map<string, number>();
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly deps: RegisteredClustersDeps) {}

  /** One after the other: two at once could put back what the other took away. */
  sync(): Promise<void> {
    this.running = this.running.catch(() => {}).then(() => this.follow());
    return this.running;
  }

  /** How to reach a cluster that is registered or shall be; its own credential reads and writes. */
  async connectionOf(row: ClusterRecord): Promise<ClusterConnection> {
    const { vault, istiodMonitoringUrls } = this.deps;
    const stored = await vault.open(clusterSubject(row.name), row.credential);
    return {
      name: row.name,
      source: 'registry',
      server: stored.server,
      caPem: stored.caPem,
      reader: stored.credential,
      writer: stored.credential,
      istiodMonitoringUrl: istiodMonitoringUrls[row.name],
      staleAfterMs: STALE_AFTER_MS,
    };
  }

  private async follow(): Promise<void> {
    const { store, registry } = this.deps;
    const rows = await store.clusters.active();
    const names = new Set(rows.map(row => row.name));
    for (const name of [...this.known.keys()]) {
      if (names.has(name)) continue;
      this.known.delete(name);
      if (registry.entry(name)?.source === 'registry') registry.remove(name);
    }
    for (const row of rows) {
      if (this.known.get(row.name) === row.revision) continue;
      await this.put(row);
      this.known.set(row.name, row.revision);
    }
    await this.rotate(await store.clusters.all());
  }

  private async put(row: ClusterRecord): Promise<void> {
    const { registry, logger } = this.deps;
    try {
      registry.put(await this.connectionOf(row));
    } catch (error) {
      // One row that cannot be opened must not keep the others away.
      logger.error(
        `registered cluster ${row.name} cannot be used`,
        error as Error,
      );
      if (registry.entry(row.name)?.source !== 'config') {
        registry.problem(
          { name: row.name, source: 'registry' },
          'its credential cannot be opened; see the log of the portal',
        );
      }
    }
  }

  /** Encrypts anew what an older key encrypted. */
  private async rotate(rows: readonly ClusterRecord[]): Promise<void> {
    const { store, vault, logger } = this.deps;
    for (const row of rows) {
      if (!vault.ready || vault.isCurrent(row.credential)) continue;
      try {
        const subject = clusterSubject(row.name);
        const open = await vault.open(subject, row.credential);
        await store.clusters.replaceCredential(
          row,
          await vault.seal(subject, open),
        );
      } catch (error) {
        logger.warn(
          `the credential of ${row.name} could not be encrypted anew`,
          error as Error,
        );
      }
    }
  }
}
