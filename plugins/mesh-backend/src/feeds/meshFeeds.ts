import { isDeepStrictEqual } from 'node:util';
import { LoggerService } from '@backstage/backend-plugin-api';
import { NarrowOptions } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Clock } from '../clock';
import { clientFor, ClusterConnection, ClusterRegistry } from '../clusters';
import { ClusterSinks, FactSink } from '../graph';
import { KubeClient } from '../kube';
import { ClusterFeeds } from './clusterFeeds';
import { Gate } from './gate';

/** Initial lists of all clusters at a time. */
const LISTS_AT_ONCE = 8;

export interface MeshFeedsDeps {
  readonly registry: ClusterRegistry;
  readonly sinks: ClusterSinks;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: LoggerService;
  readonly narrowOptions: NarrowOptions;
  /** Default: `clientFor` with the reader's credential. */
  readonly clientOf?: (connection: ClusterConnection) => KubeClient;
}

/** Watches what the registry holds, and follows its changes. */
export class MeshFeeds {
  private readonly running = new Map<
    string,
    { connection: ClusterConnection; feeds: ClusterFeeds }
  >();
  private readonly startGate = new Gate(LISTS_AT_ONCE);
  private unsubscribe?: () => void;

  constructor(private readonly deps: MeshFeedsDeps) {}

  start(): void {
    const { registry } = this.deps;
    this.unsubscribe = registry.onChange(name => this.follow(name));
    for (const { name } of registry.entries()) this.follow(name);
  }

  async stop(): Promise<void> {
    this.unsubscribe?.();
    await Promise.all([...this.running.keys()].map(name => this.end(name)));
  }

  private follow(name: string): void {
    const { registry, sinks } = this.deps;
    const entry = registry.entry(name);
    if (!entry) {
      void this.end(name);
      sinks.remove(name);
      return;
    }
    const sink = sinks.put(entry);
    if (!entry.connection) {
      void this.end(name);
      sinks.problem(name, entry.problem ?? 'it is not known how to reach it');
      return;
    }
    this.connect(entry.connection, sink);
  }

  private connect(connection: ClusterConnection, sink: FactSink): void {
    const { name } = connection;
    const running = this.running.get(name);
    if (running && sameReader(running.connection, connection)) return;
    void this.end(name);
    const { clock, random, logger, narrowOptions } = this.deps;
    const feeds = new ClusterFeeds(connection, {
      client: (this.deps.clientOf ?? (c => clientFor(c, 'reader')))(connection),
      sink,
      clock,
      random,
      logger: logger.child({ cluster: name }),
      startGate: this.startGate,
      narrowOptions,
    });
    this.running.set(name, { connection, feeds });
    feeds.start();
  }

  private async end(name: string): Promise<void> {
    const running = this.running.get(name);
    this.running.delete(name);
    try {
      await running?.feeds.stop();
    } catch (error) {
      this.deps.logger.error(
        `cluster ${name}: stopping failed`,
        error as Error,
      );
    }
  }
}

/** Another writer or title needs no new watches. */
function sameReader(a: ClusterConnection, b: ClusterConnection): boolean {
  const forReading = ({
    title,
    writer,
    istiodMonitoringUrl,
    ...rest
  }: ClusterConnection) => rest;
  return isDeepStrictEqual(forReading(a), forReading(b));
}
