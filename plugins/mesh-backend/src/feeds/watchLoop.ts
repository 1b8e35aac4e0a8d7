import { Clock } from '../clock';
import { frameError, KubeClient, KubeError, KubeQuery } from '../kube';
import { objectMeta } from './objectMeta';

/** Silence after which a watch counts as dead, milliseconds: bookmarks come about every 60 s. */
export const SILENCE_MS = 95_000;
/** The server ends a watch after a time between these, seconds; spread so that not all end at once. */
const SHORTEST_S = 300;
const LONGEST_S = 600;

export interface WatchSpec {
  readonly path: string;
  readonly query?: KubeQuery;
  readonly resourceVersion: string;
  readonly signal: AbortSignal;
}

export interface WatchSink {
  /** The server has taken the watch or sent a frame: what is held is what is there. */
  alive(): void;
  changed(object: unknown): void;
  deleted(object: unknown): void;
  /** From here a broken watch can go on. */
  reached(resourceVersion: string): void;
}

/**
 * One watch, from a resource version until the server ends it in peace.
 * @throws KubeError when it was refused, broke, or fell silent
 */
export async function watchLoop(
  client: KubeClient,
  spec: WatchSpec,
  sink: WatchSink,
  env: { clock: Clock; random: () => number },
): Promise<void> {
  const silence = new Silence(env.clock);
  const seconds = SHORTEST_S + env.random() * (LONGEST_S - SHORTEST_S);
  try {
    const stream = client.watch({
      path: spec.path,
      query: {
        ...spec.query,
        resourceVersion: spec.resourceVersion,
        allowWatchBookmarks: true,
        timeoutSeconds: Math.round(seconds),
      },
      signal: AbortSignal.any([spec.signal, silence.signal]),
      onOpen: () => sink.alive(),
    });
    for await (const { type, object } of stream) {
      silence.broken();
      if (type === 'ERROR') throw frameError(object);
      sink.alive();
      if (type === 'DELETED') sink.deleted(object);
      else if (type !== 'BOOKMARK') sink.changed(object);
      const { resourceVersion } = objectMeta(object);
      if (resourceVersion) sink.reached(resourceVersion);
    }
  } catch (error) {
    throw silence.signal.aborted ? silence.error() : error;
  } finally {
    silence.end();
  }
}

/** Aborts when nothing was heard for too long. */
class Silence {
  private readonly controller = new AbortController();
  private cancel: () => void;

  constructor(private readonly clock: Clock) {
    this.cancel = this.start();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  broken(): void {
    this.cancel();
    this.cancel = this.start();
  }

  end(): void {
    this.cancel();
  }

  error(): KubeError {
    return new KubeError({
      status: 0,
      reason: 'Timeout',
      message: `the watch was silent for ${SILENCE_MS / 1000} s`,
    });
  }

  private start(): () => void {
    return this.clock.after(SILENCE_MS, () => this.controller.abort());
  }
}
