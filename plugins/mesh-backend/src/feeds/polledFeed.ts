import {
  ConfigFact,
  factKey,
  Narrow,
  WatchedKind,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { getObject, KubeError } from '../kube';
import { Backoff } from './backoff';
import { FeedDeps } from './feed';
import { interrupted, Interruptions, runSessions } from './sessions';
import { verdictOf } from './verdict';

/** Settings of the mesh change with an upgrade, not with a deployment. */
export const POLL_EVERY_MS = 30_000;

/**
 * Reads objects of one kind by name, again and again. For ConfigMaps: rights by name cannot be given for list or watch,
 * and to list all ConfigMaps of a namespace is more than we need.
 */
export class PolledFeed {
  private readonly interruptions = new Interruptions();
  private readonly backoff: Backoff;

  constructor(
    private readonly watched: WatchedKind,
    private readonly namespace: string,
    private readonly narrow: Narrow<ConfigFact>,
    private readonly deps: FeedDeps,
  ) {
    this.backoff = new Backoff(deps.random);
  }

  async run(stop: AbortSignal): Promise<void> {
    await runSessions(signal => this.round(signal), this.interruptions, {
      ...this.deps,
      stop,
    });
  }

  /** As with a watch. */
  interrupt(): void {
    this.interruptions.interrupt();
  }

  private async round(signal: AbortSignal): Promise<number> {
    const { clock, random, sink, health } = this.deps;
    try {
      const facts: ConfigFact[] = [];
      const keep = new Set<string>();
      for (const name of this.watched.names ?? []) {
        const fact = await this.get(name, signal, keep);
        if (fact) facts.push(fact);
      }
      sink.replace('configs', facts, keep);
      health.live(clock.now());
      this.backoff.healthy(clock.now());
      return POLL_EVERY_MS * (0.9 + random() / 5);
    } catch (error) {
      return this.failed(signal.aborted ? interrupted() : error);
    }
  }

  /** @returns null where there is no such object, or it cannot be read */
  private async get(
    name: string,
    signal: AbortSignal,
    keep: Set<string>,
  ): Promise<ConfigFact | null> {
    const { client, quarantine } = this.deps;
    const { namespace } = this;
    try {
      const address = { ...this.watched, namespace, name };
      const result = this.narrow(await getObject(client, address, { signal }));
      if (result.ok) return result.fact;
      const key = factKey({ namespace, name });
      quarantine.add('configs', key, result);
      keep.add(key);
    } catch (error) {
      if (!(error instanceof KubeError) || error.status !== 404) throw error;
    }
    return null;
  }

  private failed(error: unknown): number {
    const { clock, random, health } = this.deps;
    if (!(error instanceof KubeError)) {
      health.failed(clock.now(), 'reading configs failed');
      return this.backoff.next(clock.now());
    }
    const { state, slowMs } = verdictOf(error);
    if (state) health.refused(state, clock.now(), error.message);
    else health.failed(clock.now(), error.message);
    return slowMs !== null
      ? slowMs * (0.75 + random() / 2)
      : this.backoff.next(clock.now(), error.retryAfterMs);
  }
}
