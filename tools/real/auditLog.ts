import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** One answered call to an API server. */
export interface AuditedCall {
  /** For example `system:serviceaccount:mesh-onboarding:mesh-onboarding-writer`. */
  user: string;
  /** Kubernetes' verb: get, list, watch, create, update, patch, delete; HTTP's in lower case outside of resources. */
  verb: string;
  /** Path and query. */
  uri: string;
  /** `group/resource`, `group/resource/subresource`; the core group is empty: `/namespaces`. */
  resource?: string;
  namespace?: string;
  name?: string;
  /** HTTP status. */
  code: number;
  dryRun: boolean;
  userAgent: string;
  /** `metadata.resourceVersion` of the answer; only of writes. */
  resourceVersion?: string;
  /** ISO 8601 with microseconds. */
  receivedAt: string;
}

const eventSchema = z.object({
  stage: z.string(),
  verb: z.string(),
  requestURI: z.string(),
  user: z.object({ username: z.string().default('') }),
  userAgent: z.string().default(''),
  objectRef: z
    .object({
      apiGroup: z.string().default(''),
      resource: z.string().default(''),
      subresource: z.string().optional(),
      namespace: z.string().optional(),
      name: z.string().optional(),
    })
    .optional(),
  responseStatus: z.object({ code: z.number().default(0) }).optional(),
  responseObject: z
    .object({
      metadata: z
        .object({
          name: z.string().optional(),
          resourceVersion: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
  requestReceivedTimestamp: z.string(),
});

type AuditEvent = z.infer<typeof eventSchema>;

/** Where a cluster of `startRealFleet` writes its audit log. */
export function auditLogFile(fleetFolder: string, cluster: string): string {
  return join(fleetFolder, 'real', cluster, 'audit.jsonl');
}

/** A position in an audit log: calls that come later than now are read from here. */
export function endOfAuditLog(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}

/**
 * The calls that an audit log holds from a position on, in the order of their answers.
 * A watch is listed once it has started: its end may be far away.
 */
export function readAuditLog(file: string, from = 0): AuditedCall[] {
  if (!existsSync(file)) return [];
  const text = readFileSync(file).subarray(from).toString('utf8');
  // The last line may still be in the writing.
  const complete = text.slice(0, text.lastIndexOf('\n') + 1);
  return complete
    .split('\n')
    .filter(Boolean)
    .map(line => eventSchema.parse(JSON.parse(line)))
    .filter(isAnswer)
    .map(narrow);
}

/**
 * The writes since a position that changed an object: answered with success,
 * no dry run, and with a resourceVersion that no earlier answer carried.
 */
export function mutationsSince(file: string, from: number): AuditedCall[] {
  const all = readAuditLog(file);
  const since = all.slice(all.length - readAuditLog(file, from).length);
  // Over the whole log: an apply without effect may answer with a version from before the position.
  return mutationsIn(all).filter(call => since.includes(call));
}

/** As `mutationsSince`, of calls that begin with the first one to the cluster. */
export function mutationsIn(calls: AuditedCall[]): AuditedCall[] {
  const seen = new Set<string>();
  return calls.filter(call => {
    if (!isWrite(call) || call.dryRun || call.code >= 300) return false;
    if (call.verb.startsWith('delete')) return true;
    // A TokenRequest or a review is a write verb that changes no object.
    if (call.resourceVersion === undefined) return false;
    const isNew = !seen.has(call.resourceVersion);
    seen.add(call.resourceVersion);
    return isNew;
  });
}

const WRITES = ['create', 'update', 'patch', 'delete', 'deletecollection'];

/** Whether the verb of a call can change an object. */
export const isWrite = (call: AuditedCall) => WRITES.includes(call.verb);

function isAnswer(event: AuditEvent): boolean {
  const isWatch = event.verb === 'watch';
  const started = event.stage === 'ResponseStarted';
  const refusedWatch = isWatch && (event.responseStatus?.code ?? 0) >= 300;
  return isWatch ? started || refusedWatch : !started;
}

function narrow(event: AuditEvent): AuditedCall {
  const { objectRef: ref, responseObject } = event;
  const query = new URL(event.requestURI, 'https://server').searchParams;
  return {
    user: event.user.username,
    verb: event.verb,
    uri: event.requestURI,
    resource: ref && resourceOf(ref),
    namespace: ref?.namespace,
    name: ref?.name ?? responseObject?.metadata?.name,
    code: event.responseStatus?.code ?? 0,
    dryRun: query.getAll('dryRun').includes('All'),
    userAgent: event.userAgent,
    resourceVersion: responseObject?.metadata?.resourceVersion,
    receivedAt: event.requestReceivedTimestamp,
  };
}

const resourceOf = (ref: NonNullable<AuditEvent['objectRef']>) =>
  [`${ref.apiGroup}/${ref.resource}`, ref.subresource]
    .filter(Boolean)
    .join('/');
