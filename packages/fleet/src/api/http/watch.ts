import type { ServerResponse } from 'node:http';
import type { Faults, FaultSubject } from '../../faults/control';
import type { ClusterCore, Target } from '../core';
import { jsonOf, present } from '../read/present';
import { toTable, type IncludeObject } from '../read/table';
import { Watch, watchRequest, type WatchEvent } from '../read/watch';
import { expired } from '../status';
import type { KubeObject } from '../types';
import { isObject, objectAt } from '../values';
import type { Context } from './context';

const HALF_HOUR = 1800;

/** As with a real server, a watch without a time limit ends by itself between half an hour and an hour. */
function secondsToLive(query: URLSearchParams): number {
  const asked = Number(query.get('timeoutSeconds') ?? 0);
  return asked > 0 ? asked : HALF_HOUR * (1 + Math.random());
}

const isWhole = (object: WatchEvent['object']): object is KubeObject =>
  isObject(object) && object.kind !== 'Status';

/** Events as lines of JSON, as objects or as one-row tables, the first of which has the columns. */
function encoder(core: ClusterCore, context: Context, target: Target) {
  const { kind, version } = target;
  const include = (context.query.get('includeObject') ??
    'Metadata') as IncludeObject;
  let header = true;
  return ({ type, object }: WatchEvent): string => {
    if (
      !isWhole(object) ||
      (type === 'BOOKMARK' && context.accepted.as !== 'table')
    ) {
      return JSON.stringify({ type, object });
    }
    const shown = present(object, kind, version);
    if (context.accepted.as === 'table') {
      const resourceVersion = objectAt(shown, 'metadata').resourceVersion;
      const table = toTable(
        kind,
        [shown],
        { resourceVersion },
        core.now(),
        include,
        header,
      );
      header = false;
      return JSON.stringify({ type, object: table });
    }
    if (context.accepted.as === 'metadata') {
      const { metadata } = shown;
      const apiVersion = 'meta.k8s.io/v1';
      return JSON.stringify({
        type,
        object: { kind: 'PartialObjectMetadata', apiVersion, metadata },
      });
    }
    return `{"type":"${type}","object":${jsonOf(shown)}}`;
  };
}

/** A stream that can fall silent: what it has to say is then said later. */
class Lines {
  private held: string[] = [];
  private silent = false;

  constructor(private readonly response: ServerResponse) {}

  write(line: string) {
    if (this.silent) this.held.push(line);
    else this.response.write(`${line}\n`);
  }

  setSilent(silent: boolean) {
    this.silent = silent;
    if (silent) return;
    for (const line of this.held.splice(0)) this.write(line);
  }
}

/**
 * Answers a watch and keeps the connection until it ends: by the client, by its time, by a fault.
 * @param tooOld - a fault says that the resource version is too old
 * @throws StatusError before anything is sent, on parameters that make no sense
 */
export function serveWatch(
  core: ClusterCore,
  faults: Faults,
  context: Context,
  target: Target,
  response: ServerResponse,
  subject: FaultSubject,
  tooOld: boolean,
) {
  const request = watchRequest(target, context.query);
  const encode = encoder(core, context, target);
  const lines = new Lines(response);
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'Cache-Control': 'no-cache, private',
  });
  response.flushHeaders();
  const sink = (event: WatchEvent) => lines.write(encode(event));
  if (tooOld && request.from !== undefined) {
    const from = request.from;
    const { revision } = core.store;
    const error = expired(`too old resource version: ${from} (${revision})`);
    sink({ type: 'ERROR', object: error.toStatus() });
    response.end();
    return;
  }
  const watch = new Watch(core, target, request, sink);
  if (!watch.start()) {
    response.end();
    return;
  }
  const forget = faults.openStream({
    subject,
    cut: () => response.destroy(),
    setSilent: silent => lines.setSilent(silent),
  });
  const timer = setTimeout(() => {
    if (request.bookmarks) watch.bookmark();
    response.end();
  }, secondsToLive(context.query) * 1000);
  response.on('close', () => {
    clearTimeout(timer);
    forget();
    watch.stop();
  });
}
