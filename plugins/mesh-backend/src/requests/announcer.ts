import { AuditorService, LoggerService } from '@backstage/backend-plugin-api';
import { NotificationPayload } from '@backstage/plugin-notifications-common';
import {
  requestStateWords,
  timelineWords,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Clock } from '../clock';
import {
  Audience,
  EventRecord,
  OutboxItem,
  RequestRecord,
  Store,
} from '../store';

export interface Message {
  readonly entityRefs: readonly string[];
  readonly except: readonly string[];
  readonly payload: NotificationPayload;
}

export interface AnnouncerDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly logger: LoggerService;
  readonly auditor: AuditorService;
  /** Sends a notification to entities. `except` are users who get none, also not as members of a group. */
  readonly notify: (notification: Message) => Promise<void>;
  /** After this a worker that says nothing is taken for dead, milliseconds. */
  readonly leaseMs: number;
  /** Tells open pages about these keys. */
  readonly signal: (keys: readonly string[]) => void;
}

/** So long a notification is tried again, milliseconds. */
const GIVE_UP_MS = 10 * 60_000;

/** Key of a request in signals. */
export const signalKey = (requestId: string) => `request:${requestId}`;

/**
 * Tells the world what happened to requests: audit, notification, signal. Each event is told once; when a worker dies in between,
 * its event is told again, and the notification replaces its first telling.
 */
export class Announcer {
  constructor(
    private readonly worker: string,
    private readonly deps: AnnouncerDeps,
  ) {}

  async tick(): Promise<void> {
    const { store, clock, logger, leaseMs } = this.deps;
    const items = await store.outbox.take(
      this.worker,
      clock.now(),
      leaseMs,
      20,
    );
    for (const item of items) {
      try {
        await this.tell(item);
        await store.outbox.done(item);
      } catch (error) {
        // The duty stays; it is tried again when the lease ends.
        logger.warn(
          `event ${item.event.id} of request ${item.event.requestId} could not be announced`,
          error as Error,
        );
      }
    }
  }

  /** What can fail comes first: then the rest is not told twice. */
  private async tell({ event, notify }: OutboxItem): Promise<void> {
    const request = await this.deps.store.requests.get(event.requestId);
    if (request) await this.notifyAll(request, event, notify);
    await this.audit(event, request);
    if (!request) return;
    const keys = [signalKey(request.id), request.entityRef ?? ''];
    this.deps.signal(keys.filter(Boolean));
  }

  /** One message to a person, whatever they are to the request: those who are asked, then those who are told. */
  private async notifyAll(
    request: RequestRecord,
    event: EventRecord,
    audiences: readonly Audience[],
  ): Promise<void> {
    const isAsked = (audience: Audience) =>
      audience === 'approvers' && asking.includes(event.type);
    const asked = audiences.filter(isAsked);
    const told = audiences.filter(audience => !isAsked(audience));
    // Who filed a request never decides about it, so nobody asks them.
    const except = [event.actor, request.requester];
    await this.send(request, event, asked, { asks: true, except });
    const actor = [event.actor];
    await this.send(request, event, told, { asks: false, except: actor });
  }

  private async send(
    request: RequestRecord,
    event: EventRecord,
    audiences: readonly Audience[],
    { asks, except }: { asks: boolean; except: readonly string[] },
  ): Promise<void> {
    const refs = await Promise.all(
      audiences.map(audience => this.recipients(audience, request)),
    );
    const entityRefs = [...new Set(refs.flat())];
    if (entityRefs.length === 0) return;
    try {
      const payload = payloadOf(request, event, asks);
      await this.deps.notify({ entityRefs, except, payload });
    } catch (error) {
      // A portal without notifications must not keep every event for ever.
      if (this.deps.clock.now() - event.at < GIVE_UP_MS) throw error;
      this.deps.logger.warn(
        `nobody was notified of request ${request.id}`,
        error as Error,
      );
    }
  }

  private async audit(event: EventRecord, request?: RequestRecord) {
    const audited = await this.deps.auditor.createEvent({
      eventId: 'mesh-request',
      severityLevel: writes.includes(event.type) ? 'high' : 'medium',
      meta: {
        actionType: event.type,
        requestId: event.requestId,
        actor: event.actor,
        from: event.from,
        to: event.to,
        kind: request?.kind ?? null,
        planHash: request?.plan.hash ?? null,
      },
    });
    await audited.success();
  }

  private async recipients(
    audience: Audience,
    request: RequestRecord,
  ): Promise<string[]> {
    switch (audience) {
      case 'approvers':
        return [...request.approverGroups];
      case 'requester':
        return request.requester.startsWith('service:')
          ? []
          : [request.requester];
      default: {
        const targets = await this.deps.store.targets.of(request.id);
        return [...new Set(targets.flatMap(t => t.owner ?? []))];
      }
    }
  }
}

/** Events that stand for writes to clusters. */
const writes: readonly string[] = ['step', 'applied', 'rolled-back', 'failed'];

/** Events after which somebody must decide. */
const asking: readonly string[] = ['filed', 'plan-changed'];

function payloadOf(
  request: RequestRecord,
  event: EventRecord,
  asks: boolean,
): NotificationPayload {
  const { word } = requestStateWords({
    state: event.to,
    needsViewer: asks,
    detail: '',
  });
  return {
    title: `${word}: ${request.title}`,
    description: event.detail ?? timelineWords({ ...event, at: '' }).text,
    link: `/mesh/requests/${request.id}`,
    severity: event.type === 'failed' ? 'high' : 'normal',
    topic: 'mesh-request',
    // The newest word about a request replaces the one before, and a second telling the first.
    scope: `mesh-request-${request.id}`,
  };
}
