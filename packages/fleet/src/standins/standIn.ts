import {
  workQueue,
  type ChangeHandler,
  type Informer,
  type Kind,
  type KubeClient,
  type KubeObject,
  type WorkQueue,
  type Writer,
} from './client';

/** Plays one part of a cluster. It may be started again after it was stopped, with the same or another client. */
export interface StandIn {
  readonly name: string;
  /** Settles when the caches are filled; from then on the part is played. */
  start(client: KubeClient): Promise<void>;
  /** Settles when nothing of it is under way any more. */
  stop(): Promise<void>;
}

/** What a stand-in needs while it runs; all of it ends when the stand-in is stopped. */
export interface Run {
  readonly client: KubeClient;
  readonly write: Writer;
  informer<T extends KubeObject>(kind: Kind<T>): Informer<T>;
  /** Handles every change of a kind; what exists is handled before `start` settles. */
  on<T extends KubeObject>(kind: Kind<T>, handler: ChangeHandler<T>): void;
  /** Runs when every cache is filled, in the order of the calls. */
  onReady(begin: () => void): void;
  /** Keys are worked on by 4 at a time unless said otherwise. */
  queue(reconcile: (key: string) => Promise<void>, workers?: number): WorkQueue;
  onStop(clean: () => void | Promise<void>): void;
}

export interface StandInOptions {
  name: string;
  /** Who `managedFields` names for what it writes; default: the name. */
  fieldManager?: string;
  setUp(run: Run): void | Promise<void>;
}

/** Makes a stand-in out of what it does when it starts. */
export function standIn(options: StandInOptions): StandIn {
  let running: RunOf | undefined;
  return {
    name: options.name,
    async start(client) {
      if (running) throw new Error(`stand-in ${options.name} already runs`);
      running = new RunOf(options, client);
      await running.start();
    },
    async stop() {
      const ended = running;
      running = undefined;
      await ended?.stop();
    },
  };
}

class RunOf implements Run {
  readonly write: Writer;
  private readonly begin: Array<() => void> = [];
  private readonly clean: Array<() => void | Promise<void>> = [];
  private readonly needed = new Set<Informer<KubeObject>>();

  constructor(
    private readonly options: StandInOptions,
    readonly client: KubeClient,
  ) {
    this.write = client.writer(options.fieldManager ?? options.name);
  }

  async start(): Promise<void> {
    await this.options.setUp(this);
    await Promise.all([...this.needed].map(informer => informer.synced));
    // Handlers start when every cache is filled: none may take "not read yet" for "does not exist".
    for (const each of this.begin.splice(0)) each();
  }

  async stop(): Promise<void> {
    for (const each of this.clean.reverse()) await each();
  }

  informer<T extends KubeObject>(kind: Kind<T>): Informer<T> {
    const informer = this.client.informer(kind);
    this.needed.add(informer as unknown as Informer<KubeObject>);
    return informer;
  }

  on<T extends KubeObject>(kind: Kind<T>, handler: ChangeHandler<T>): void {
    const informer = this.informer(kind);
    this.begin.push(() => this.clean.push(informer.on(handler)));
  }

  onReady(begin: () => void): void {
    this.begin.push(begin);
  }

  queue(
    reconcile: (key: string) => Promise<void>,
    workers?: number,
  ): WorkQueue {
    const queue = workQueue({ reconcile, workers, onError: this.report });
    this.clean.push(() => queue.stop());
    return queue;
  }

  onStop(clean: () => void | Promise<void>): void {
    this.clean.push(clean);
  }

  private readonly report = (key: string, error: unknown): void => {
    if (!process.env.FLEET_DEBUG) return;
    // eslint-disable-next-line no-console
    console.error(`${this.options.name}: ${key}: ${error}`);
  };
}
