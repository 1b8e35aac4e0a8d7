import {
  FactKind,
  FactTypes,
  Narrow,
  WatchedKind,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Clock } from '../clock';
import { FactSink } from '../graph';
import { KubeClient, KubeError, resourcePath } from '../kube';
import { Backoff } from './backoff';
import { FeedHealth } from './feedHealth';
import { Gate } from './gate';
import { interrupted, Interruptions, runSessions, soon } from './sessions';
import { listPages } from './listPages';
import { objectMeta } from './objectMeta';
import { Quarantine } from './quarantine';
import { verdictOf } from './verdict';
import { watchLoop, WatchSink } from './watchLoop';

export interface FeedDeps {
  readonly client: KubeClient;
  readonly sink: FactSink;
  readonly health: FeedHealth;
  readonly quarantine: Quarantine;
  readonly clock: Clock;
  readonly random: () => number;
  /** Initial lists go through these, so that a start of many clusters is spread. */
  readonly gates: readonly Gate[];
}

/** Keeps the facts of one kind of one cluster: list, then watch, for as long as it runs. */
export class Feed<K extends FactKind> {
  private resourceVersion: string | null = null;
  private readonly interruptions = new Interruptions();
  private readonly backoff: Backoff;
  private readonly path: string;

  constructor(
    private readonly kind: K,
    private readonly watched: WatchedKind,
    private readonly narrow: Narrow<FactTypes[K]>,
    private readonly deps: FeedDeps,
  ) {
    this.backoff = new Backoff(deps.random);
    this.path = resourcePath(watched);
  }

  /** Runs until the signal aborts; resolves then. */
  async run(stop: AbortSignal): Promise<void> {
    await runSessions(signal => this.session(signal), this.interruptions, {
      ...this.deps,
      stop,
    });
  }

  /** What is open is given up, a wait is cut short: the cluster fell silent, or it is back. */
  interrupt(): void {
    this.interruptions.interrupt();
  }

  /** @returns how long to wait before the next one, milliseconds */
  private async session(signal: AbortSignal): Promise<number> {
    try {
      if (this.resourceVersion === null) await this.list(signal);
      await this.watch(signal);
      return soon(this.deps.random);
    } catch (error) {
      return this.failed(signal.aborted ? interrupted() : error);
    }
  }

  private async list(signal: AbortSignal): Promise<void> {
    const { client, sink, gates, health, clock } = this.deps;
    let facts: FactTypes[K][] = [];
    let keep = new Set<string>();
    const list = () =>
      listPages(
        client,
        { path: this.path, query: this.query(), signal },
        () => {
          facts = [];
          keep = new Set();
          return item => {
            const fact = this.read(item, keep);
            if (fact) facts.push(fact);
          };
        },
      );
    const through = gates.reduceRight<() => Promise<string>>(
      (work, gate) => () => gate.run(work),
      list,
    );
    const resourceVersion = await through();
    if (signal.aborted) throw interrupted();
    sink.replace(this.kind, facts, keep);
    this.resourceVersion = resourceVersion;
    health.listed(clock.now());
  }

  private watch(signal: AbortSignal): Promise<void> {
    const { client, sink, health, clock, random } = this.deps;
    const watchSink: WatchSink = {
      alive: () => {
        health.live(clock.now());
        this.backoff.healthy(clock.now());
      },
      changed: object => {
        const fact = this.read(object, new Set());
        if (fact) sink.set(this.kind, fact);
      },
      deleted: object => {
        const { key } = objectMeta(object);
        if (key) sink.delete(this.kind, key);
      },
      reached: version => {
        this.resourceVersion = version;
      },
    };
    const resourceVersion = this.resourceVersion as string;
    return watchLoop(
      client,
      { path: this.path, query: this.query(), resourceVersion, signal },
      watchSink,
      { clock, random },
    );
  }

  private failed(error: unknown): number {
    const { health, clock, random, sink } = this.deps;
    const known =
      error instanceof KubeError
        ? error
        : new KubeError({
            status: 0,
            reason: 'Internal',
            message: `reading ${this.kind} failed`,
            cause: error,
          });
    const { state, relist, slowMs } = verdictOf(known);
    if (relist) this.resourceVersion = null;
    if (state === 'absent') sink.replace(this.kind, [], new Set());
    if (state) health.refused(state, clock.now(), known.message);
    else health.failed(clock.now(), known.message);
    // Spread by a quarter to both sides: all kinds of a cluster are refused at once.
    return slowMs !== null
      ? slowMs * (0.75 + random() / 2)
      : this.backoff.next(clock.now(), known.retryAfterMs);
  }

  private read(object: unknown, keep: Set<string>): FactTypes[K] | null {
    const result = this.narrow(object);
    if (result.ok) return result.fact;
    const { key } = objectMeta(object);
    this.deps.quarantine.add(this.kind, key, result);
    if (key) keep.add(key);
    return null;
  }

  private query() {
    return { labelSelector: this.watched.labelSelector };
  }
}
