import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { STANDINS, type Faults, type FaultSubject } from '../../faults/control';
import type { ActiveFault } from '../../faults/types';
import { authenticate } from '../auth/authenticate';
import { authorize, authorizePath, verbOf } from '../auth/authorize';
import type { ClusterCore, Target } from '../core';
import { resourceOf } from '../kinds/types';
import type { Snapshots } from '../read/list';
import { StatusError, expired, forbidden, unauthorized } from '../status';
import type { UserInfo } from '../types';
import { readBody, type Context } from './context';
import { negotiate } from './negotiate';
import { handleOther, handleReview } from './other';
import { handleResource } from './resource';
import { failure, send, type Reply } from './respond';
import { route, type Route } from './route';
import { serveWatch } from './watch';

const pseudoTarget = (group: string, plural: string): Target => ({
  kind: { group, plural } as Target['kind'],
  version: 'v1',
});

function subjectOf(user: UserInfo, found: Route, verb: string): FaultSubject {
  const resource =
    found.is === 'resource' ? resourceOf(found.target.kind) : undefined;
  return {
    user: user.username,
    standin: user.groups.includes(STANDINS),
    resource:
      found.is === 'review' ? `${found.plural}.${found.group}` : resource,
    verb,
  };
}

/** @throws StatusError what the fault says */
function failWith(fault: ActiveFault, user: UserInfo, found: Route) {
  if (fault.fault !== 'status') return;
  if (fault.code === 401) throw unauthorized();
  if (fault.code === 403) {
    const { group, plural } =
      found.is === 'resource' ? found.target.kind : { group: '', plural: '' };
    throw forbidden(
      { group, resource: plural },
      '',
      `User "${user.username}" is not allowed to (a fault of the simulated fleet)`,
    );
  }
  if (fault.code === 429) {
    throw new StatusError(
      429,
      'TooManyRequests',
      'Too many requests, please try again later.',
      { retryAfterSeconds: fault.retryAfterSeconds ?? 1 },
    );
  }
  const reasons: Record<number, string> = {
    500: 'InternalError',
    503: 'ServiceUnavailable',
    504: 'Timeout',
  };
  throw new StatusError(
    fault.code,
    reasons[fault.code] ?? '',
    `an error on the server (a fault of the simulated fleet) has prevented the request from succeeding`,
    {},
  );
}

/** Answers the requests of one cluster. */
export class Handler {
  constructor(
    private readonly core: ClusterCore,
    private readonly faults: Faults,
    private readonly snapshots: Snapshots,
  ) {}

  async handle(request: IncomingMessage, response: ServerResponse) {
    let yaml = false;
    try {
      const url = new URL(request.url ?? '/', 'https://fleet');
      const accepted = negotiate(request.headers.accept);
      yaml = accepted.yaml === true;
      const context: Context = {
        method: request.method ?? 'GET',
        path: url.pathname,
        query: url.searchParams,
        headers: request.headers,
        body: await readBody(request),
        user: authenticate(this.core, request.headers),
        accepted,
      };
      const reply = await this.answer(context, response);
      if (reply) send(response, reply, yaml);
    } catch (error) {
      send(response, failure(error), yaml);
    }
  }

  private async answer(
    context: Context,
    response: ServerResponse,
  ): Promise<Reply | undefined> {
    const { user, method, query } = context;
    const found = route(context.path);
    const target = found.is === 'resource' ? found.target : {};
    const verb =
      found.is === 'resource' || found.is === 'review'
        ? verbOf(method, target, query)
        : method.toLowerCase();
    const subject = subjectOf(user, found, verb);
    const met = this.faults.meet(subject);
    for (const fault of met) {
      if (fault.fault === 'latency') await sleep(fault.milliseconds);
      // Nothing is ever said on this connection again; the client has to give up by itself.
      if (fault.fault === 'blackhole') return undefined;
      failWith(fault, user, found);
    }
    this.authorize(context, found, verb);
    const tooOld = met.some(f => f.fault === 'expired');
    if (found.is === 'resource' && verb === 'watch') {
      serveWatch(
        this.core,
        this.faults,
        context,
        found.target,
        response,
        subject,
        tooOld,
      );
      return undefined;
    }
    if (tooOld && query.get('continue')) {
      throw expired(
        'The provided continue parameter is too old to display a consistent list result.',
      );
    }
    return this.dispatch(context, found);
  }

  private authorize({ user, path }: Context, found: Route, verb: string) {
    if (found.is === 'other') {
      authorizePath(this.core, user, path, verb);
      return;
    }
    const target =
      found.is === 'resource'
        ? found.target
        : pseudoTarget(found.group, found.plural);
    authorize(this.core, user, target, verb);
  }

  private async dispatch(context: Context, found: Route): Promise<Reply> {
    switch (found.is) {
      case 'resource':
        return handleResource(this.core, this.snapshots, context, found.target);
      case 'review':
        return handleReview(this.core, context, found.kind, found.group);
      default:
        return handleOther(context);
    }
  }
}
