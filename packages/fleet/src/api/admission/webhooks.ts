import { randomUUID } from 'node:crypto';
import jsonPatch, { type Operation } from 'fast-json-patch';
import type { ClusterCore } from '../core';
import { apiVersionOf } from '../kinds/types';
import { matchesSelector } from '../read/selectors';
import { StatusError } from '../status';
import type { KubeObject } from '../types';
import {
  at,
  clone,
  isObject,
  listAt,
  textAt,
  type Json,
  type JsonObject,
} from '../values';
import { fillDefaults } from '../write/prepare';
import { callWebhook, type ServiceCaller } from './call';
import type { AdmissionRequest } from './types';

const CONFIGURATIONS =
  'mutatingwebhookconfigurations.admissionregistration.k8s.io';

const has = (list: Json[], value: string) =>
  list.includes('*') || list.includes(value);

function ruleMatches(rule: Json, { operation, target }: AdmissionRequest) {
  const { kind, version } = target;
  const scope = textAt(rule, 'scope');
  return (
    has(listAt(rule, 'operations'), operation) &&
    has(listAt(rule, 'apiGroups'), kind.group) &&
    // matchPolicy Equivalent: any version of the kind will do.
    (has(listAt(rule, 'apiVersions'), version) ||
      listAt(rule, 'apiVersions').some(v =>
        kind.versions.includes(String(v)),
      )) &&
    has(listAt(rule, 'resources'), kind.plural) &&
    (scope === '*' || (scope === 'Namespaced') === kind.namespaced)
  );
}

function matches(
  core: ClusterCore,
  webhook: Json,
  request: AdmissionRequest,
): boolean {
  if (!listAt(webhook, 'rules').some(r => ruleMatches(r, request)))
    return false;
  const { target, object, old } = request;
  const objects = [object, ...(old ? [old] : [])];
  const selector = at(webhook, 'objectSelector');
  if (!objects.some(o => matchesSelector(selector, o.metadata.labels ?? {}))) {
    return false;
  }
  const namespaces = at(webhook, 'namespaceSelector');
  if (!target.kind.namespaced && target.kind.kind !== 'Namespace') return true;
  const labels =
    target.kind.kind === 'Namespace'
      ? object.metadata.labels
      : core.store.table('namespaces').get(undefined, target.namespace ?? '')
          ?.metadata.labels;
  return matchesSelector(namespaces, labels ?? {});
}

function reviewOf(request: AdmissionRequest, object: KubeObject): JsonObject {
  const { kind, version, namespace } = request.target;
  const { username, uid, groups } = request.user;
  return {
    kind: 'AdmissionReview',
    apiVersion: 'admission.k8s.io/v1',
    request: {
      uid: randomUUID(),
      kind: { group: kind.group, version, kind: kind.kind },
      resource: { group: kind.group, version, resource: kind.plural },
      requestKind: { group: kind.group, version, kind: kind.kind },
      requestResource: { group: kind.group, version, resource: kind.plural },
      name: object.metadata.name,
      ...(namespace && { namespace }),
      operation: request.operation,
      userInfo: { username, ...(uid && { uid }), groups },
      object,
      oldObject: request.old ?? null,
      dryRun: request.dryRun,
      options: { kind: 'CreateOptions', apiVersion: 'meta.k8s.io/v1' },
    },
  };
}

const refused = (name: string, response: Json) =>
  new StatusError(
    Number(at(response, 'status', 'code') ?? 400),
    textAt(response, 'status', 'reason') || 'BadRequest',
    `admission webhook ${JSON.stringify(name)} denied the request: ${
      textAt(response, 'status', 'message') || 'without explanation'
    }`,
  );

function patched(object: KubeObject, response: Json, name: string): KubeObject {
  const encoded = textAt(response, 'patch');
  if (!encoded) return object;
  const text = Buffer.from(encoded, 'base64').toString();
  try {
    const operations = JSON.parse(text) as Operation[];
    return jsonPatch.applyPatch(clone(object), operations, true).newDocument;
  } catch (error) {
    throw new StatusError(
      500,
      'InternalError',
      `Internal error occurred: the patch of webhook ${JSON.stringify(
        name,
      )} cannot be applied: ${error instanceof Error ? error.message : error}`,
    );
  }
}

async function callOne(
  webhook: JsonObject,
  object: KubeObject,
  request: AdmissionRequest,
  callService: ServiceCaller,
): Promise<KubeObject> {
  const name = textAt(webhook, 'name');
  let response: Json;
  try {
    const answer = await callWebhook(
      webhook,
      reviewOf(request, object),
      callService,
    );
    response = at(answer, 'response');
    if (!isObject(response)) throw new Error('the answer has no response');
  } catch (error) {
    if (webhook.failurePolicy === 'Ignore') return object;
    const why = error instanceof Error ? error.message : String(error);
    throw new StatusError(
      500,
      'InternalError',
      `Internal error occurred: failed calling webhook ${JSON.stringify(
        name,
      )}: failed to call webhook: ${why}`,
    );
  }
  if (at(response, 'allowed') !== true) throw refused(name, response);
  return patched(object, response, name);
}

/** Asks every mutating webhook that matches, in the order of their configurations' names. */
export async function callWebhooks(
  core: ClusterCore,
  request: AdmissionRequest,
  callService: ServiceCaller,
): Promise<KubeObject> {
  // A broken webhook must not stand in the way of its own repair.
  if (request.target.kind.group === 'admissionregistration.k8s.io') {
    return request.object;
  }
  const { kind, version } = request.target;
  const apiVersion = apiVersionOf(kind, version);
  let object = request.object;
  for (const configuration of core.store.table(CONFIGURATIONS).list()) {
    for (const webhook of listAt(configuration, 'webhooks').filter(isObject)) {
      if (!matches(core, webhook, { ...request, object })) continue;
      const asked = { ...object, apiVersion, kind: kind.kind };
      object = await callOne(webhook, asked, request, callService);
      fillDefaults(object, kind, version);
    }
  }
  return object;
}
