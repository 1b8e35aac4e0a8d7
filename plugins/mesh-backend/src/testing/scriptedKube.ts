import {
  KubeClient,
  KubeError,
  KubeRequest,
  KubeResponse,
  WatchFrame,
  WatchRequest,
} from '../kube';

/** A watch that the test feeds. */
export class OpenWatch {
  private queue: (WatchFrame | Error | 'end')[] = [];
  private wake: () => void = () => {};
  /** The feed has given it up. */
  abandoned = false;

  constructor(readonly query: Record<string, unknown>) {}

  send(type: WatchFrame['type'], object: unknown): void {
    this.push({ type, object });
  }

  /** The server ends it in peace. */
  end(): void {
    this.push('end');
  }

  break(error: Error = refused(0, 'Unreachable')): void {
    this.push(error);
  }

  async *frames(signal?: AbortSignal): AsyncGenerator<WatchFrame> {
    const onAbort = () => this.push(refused(0, 'Aborted'));
    signal?.addEventListener('abort', onAbort);
    try {
      for (;;) {
        while (!this.queue.length) {
          await new Promise<void>(resolve => {
            this.wake = resolve;
          });
        }
        const next = this.queue.shift()!;
        if (next === 'end') return;
        if (next instanceof Error) throw next;
        yield next;
      }
    } finally {
      this.abandoned = true;
      signal?.removeEventListener('abort', onAbort);
    }
  }

  private push(item: WatchFrame | Error | 'end'): void {
    this.queue.push(item);
    this.wake();
  }
}

type Answer = unknown | Error | ((request: KubeRequest) => unknown);

/** A cluster that answers from a script: each answer once, the last one for ever. */
export class ScriptedKube implements KubeClient {
  readonly requests: KubeRequest[] = [];
  readonly watches: OpenWatch[] = [];
  /** What the next watches are refused with. */
  refuseWatches: Error[] = [];
  private answers: Answer[] = [];

  /** Answers to requests, in order. */
  answer(...answers: Answer[]): void {
    this.answers = answers;
  }

  get lastWatch(): OpenWatch {
    return this.watches[this.watches.length - 1];
  }

  async request(request: KubeRequest): Promise<KubeResponse> {
    this.requests.push(request);
    const answer =
      this.answers.length > 1 ? this.answers.shift() : this.answers[0];
    if (answer instanceof Error) throw answer;
    const body = typeof answer === 'function' ? await answer(request) : answer;
    return { status: 200, body };
  }

  async *watch(request: WatchRequest): AsyncGenerator<WatchFrame> {
    const refusal = this.refuseWatches.shift();
    if (refusal) throw refusal;
    const watch = new OpenWatch({ ...request.query });
    this.watches.push(watch);
    request.onOpen?.();
    yield* watch.frames(request.signal);
  }

  async close(): Promise<void> {}
}

export function refused(
  status: number,
  reason = `HTTP${status}`,
  retryAfterMs?: number,
): KubeError {
  return new KubeError({ status, reason, message: reason, retryAfterMs });
}

/** The answer to a list. */
export function listOf(
  resourceVersion: string,
  items: unknown[],
  next?: string,
) {
  return { metadata: { resourceVersion, continue: next }, items };
}
