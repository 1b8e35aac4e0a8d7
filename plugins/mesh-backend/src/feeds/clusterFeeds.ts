import { LoggerService } from '@backstage/backend-plugin-api';
import {
  FACT_KINDS,
  FactKind,
  narrow,
  NarrowOptions,
  watched,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Clock } from '../clock';
import { ClusterConnection } from '../clusters';
import { FactSink } from '../graph';
import { KubeClient } from '../kube';
import { Feed, FeedDeps } from './feed';
import { FeedHealth } from './feedHealth';
import { Gate } from './gate';
import { heartbeat } from './heartbeat';
import { PolledFeed } from './polledFeed';
import { Quarantine } from './quarantine';

/** Initial lists of one cluster at a time. */
const LISTS_AT_ONCE = 2;
const DEFAULT_ISTIO_NAMESPACE = 'istio-system';

export interface ClusterFeedsDeps {
  readonly client: KubeClient;
  readonly sink: FactSink;
  readonly clock: Clock;
  readonly random: () => number;
  readonly logger: LoggerService;
  /** Shared by all clusters. */
  readonly startGate: Gate;
  readonly narrowOptions: NarrowOptions;
}

interface AnyFeed {
  run(stop: AbortSignal): Promise<void>;
  interrupt(): void;
}

/** All feeds of one cluster and its heartbeat, as long as it is connected this way. */
export class ClusterFeeds {
  private readonly stopping = new AbortController();
  private readonly feeds: { feed: AnyFeed; health: FeedHealth }[] = [];
  private readonly quarantine: Quarantine;
  private readonly sink: FactSink;
  private readonly clusterGate = new Gate(LISTS_AT_ONCE);
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly connection: ClusterConnection,
    private readonly deps: ClusterFeedsDeps,
  ) {
    this.sink = untilAborted(deps.sink, this.stopping.signal);
    this.quarantine = new Quarantine(deps.logger);
    for (const kind of FACT_KINDS) {
      const health = new FeedHealth(state => this.sink.state(kind, state), {
        staleAfterMs: connection.staleAfterMs,
      });
      this.feeds.push({ health, feed: this.feedOf(kind, health) });
    }
  }

  /** Objects refused since the start. */
  get quarantined(): number {
    return this.quarantine.count;
  }

  start(): void {
    const { clock, client } = this.deps;
    const stop = this.stopping.signal;
    const beats = heartbeat(
      client,
      {
        alive: () => this.feeds.forEach(f => f.health.confirmed(clock.now())),
        silent: () => this.feeds.forEach(f => f.feed.interrupt()),
        back: () => this.resume(),
        beaten: () => this.feeds.forEach(f => f.health.age(clock.now())),
      },
      { clock, stop },
    );
    this.running = Promise.all([
      beats,
      ...this.feeds.map(({ feed }) => feed.run(stop)),
    ]);
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await this.deps.client.close();
  }

  /** The cluster answers again: who waits for a hung request or a back-off need not, and a watch through a silence is no proof. */
  private resume(): void {
    for (const { feed, health } of this.feeds) {
      if (health.isInDoubt) feed.interrupt();
    }
  }

  private feedOf(kind: FactKind, health: FeedHealth): AnyFeed {
    const { narrowOptions } = this.deps;
    const deps = this.feedDeps(health);
    if (kind === 'configs') {
      const namespace =
        this.connection.istioNamespace ?? DEFAULT_ISTIO_NAMESPACE;
      return new PolledFeed(watched.configs, namespace, narrow.configs, deps);
    }
    return new Feed(
      kind,
      watched[kind],
      object => narrow[kind](object, narrowOptions),
      deps,
    );
  }

  private feedDeps(health: FeedHealth): FeedDeps {
    const { client, clock, random, startGate } = this.deps;
    const { sink } = this;
    return {
      client,
      sink,
      clock,
      random,
      health,
      quarantine: this.quarantine,
      gates: [startGate, this.clusterGate],
    };
  }
}

/** What is still under way when the feeds are stopped must not write over what their successors have read. */
function untilAborted(sink: FactSink, signal: AbortSignal): FactSink {
  const stopped = () => signal.aborted;
  return {
    set: (kind, fact) => stopped() || sink.set(kind, fact),
    delete: (kind, key) => stopped() || sink.delete(kind, key),
    replace: (kind, facts, keep) =>
      stopped() || sink.replace(kind, facts, keep),
    state: (kind, state) => stopped() || sink.state(kind, state),
  };
}
