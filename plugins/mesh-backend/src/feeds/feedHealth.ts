import {
  FeedState,
  FeedStateName,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

/** State of one feed, told to the listener whenever it changes or was confirmed again. */
export class FeedHealth {
  private current: FeedState = { state: 'connecting', seenAt: null };
  private interrupted: string | null = null;

  constructor(
    private readonly tell: (state: FeedState) => void,
    private readonly options: { staleAfterMs: number },
  ) {}

  get state(): FeedState {
    return this.current;
  }

  /** A list came through. Where the kind was refused before, the watch may still be: then only that says `live`. */
  listed(now: number): void {
    const { state } = this.current;
    if (state !== 'forbidden' && state !== 'unauthorized') this.live(now);
  }

  /** What we hold is what the cluster has. */
  live(now: number): void {
    this.interrupted = null;
    this.enter('live', now);
  }

  /** Nothing vouches for what was read: a watch broke, or has been open through a silence. */
  get isInDoubt(): boolean {
    return this.interrupted !== null || this.current.state === 'stale';
  }

  /** The cluster answered; an open watch of it would have told us of changes. */
  confirmed(now: number): void {
    if (this.current.state === 'live' && this.interrupted === null) {
      this.enter('live', now);
    }
  }

  /** The cluster says that we may not, or that there is no such kind. */
  refused(
    state: Extract<FeedStateName, 'unauthorized' | 'forbidden' | 'absent'>,
    now: number,
    message: string,
  ): void {
    this.interrupted = null;
    // An answer about a kind that is not there is fresh knowledge; a refusal leaves what was seen as old as it is.
    this.enter(state, state === 'absent' ? now : this.current.seenAt, message);
  }

  /** Something broke. What was read stays as it is until it is too old. */
  failed(now: number, message: string): void {
    this.interrupted = message;
    if (this.current.seenAt === null) this.enter('failed', null, message);
    else this.age(now);
  }

  /** To be called from time to time: silence has no event. */
  age(now: number): void {
    const { state, seenAt } = this.current;
    const silent = seenAt !== null && now - seenAt > this.options.staleAfterMs;
    if (!silent || state === 'absent') return;
    if (state === 'live' || state === 'stale') {
      this.enter(
        'stale',
        seenAt,
        this.interrupted ?? 'the cluster does not answer',
      );
    }
  }

  private enter(
    state: FeedStateName,
    seenAt: number | null,
    message?: string,
  ): void {
    const { current } = this;
    if (
      current.state === state &&
      current.seenAt === seenAt &&
      current.message === message
    ) {
      return;
    }
    this.current = { state, seenAt, ...(message && { message }) };
    this.tell(this.current);
  }
}
