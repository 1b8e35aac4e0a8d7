import { randomBytes, randomUUID } from 'node:crypto';
import {
  refOf,
  type ClusterCore,
  type Target,
  type WriteOptions,
} from '../core';
import { apiVersionOf, resourceOf } from '../kinds/types';
import { trackUpdate } from '../ssa/ownership';
import { StatusError, alreadyExists, forbidden, notFound } from '../status';
import type { KubeObject } from '../types';
import { clone, kubeTime } from '../values';
import { fillDefaults, requireValid, tracking } from './prepare';

/** New objects go only into namespaces that exist and stay. */
export function requireNamespace(
  core: ClusterCore,
  target: Target,
  name: string,
) {
  if (!target.kind.namespaced) return;
  const namespace = target.namespace ?? '';
  const found = core.store.table('namespaces').get(undefined, namespace);
  if (!found) {
    throw notFound({ group: '', resource: 'namespaces' }, namespace);
  }
  if (!found.metadata.deletionTimestamp) return;
  const error = forbidden(
    refOf(target.kind),
    name,
    `unable to create new content in namespace ${namespace} because it is being terminated`,
  );
  throw new StatusError(error.code, error.reason, error.message, {
    ...error.details,
    causes: [
      {
        reason: 'NamespaceTerminating',
        message: `namespace ${namespace} is being terminated`,
        field: 'metadata.namespace',
      },
    ],
  });
}

const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** Five characters that make no words, as the server adds to generateName. */
export const randomSuffix = () =>
  [...randomBytes(5)].map(b => ALPHABET[b % ALPHABET.length]).join('');

function fillMetadata(draft: KubeObject, core: ClusterCore, target: Target) {
  const { metadata } = draft;
  if (metadata.resourceVersion) {
    throw new StatusError(
      500,
      '',
      'resourceVersion should not be set on objects to be created',
    );
  }
  if (!metadata.name && metadata.generateName) {
    metadata.name = metadata.generateName.slice(0, 58) + randomSuffix();
  }
  metadata.uid = randomUUID();
  metadata.creationTimestamp = kubeTime(core.now());
  delete metadata.deletionTimestamp;
  delete metadata.deletionGracePeriodSeconds;
  if (target.kind.generation) metadata.generation = 1;
  else delete metadata.generation;
}

/**
 * Creates an object.
 * @param object - decoded, in the version of the target; it is not changed
 * @param tracked - records the owners; absent: as an update by `options.manager`
 * @throws StatusError as the API says it
 */
export async function create(
  core: ClusterCore,
  target: Target,
  object: KubeObject,
  options: WriteOptions,
  tracked?: (object: KubeObject) => KubeObject,
): Promise<KubeObject> {
  const { kind, version } = target;
  const draft = clone(object);
  fillMetadata(draft, core, target);
  fillDefaults(draft, kind, version);
  requireNamespace(core, target, draft.metadata.name);
  const admitted = await core.admission.admit(core, {
    operation: 'CREATE',
    target,
    object: draft,
    user: options.user,
    dryRun: options.dryRun,
  });
  return insert(core, target, admitted, options, tracked);
}

/** The part of creation after admission. */
function insert(
  core: ClusterCore,
  target: Target,
  admitted: KubeObject,
  options: WriteOptions,
  tracked?: (object: KubeObject) => KubeObject,
): KubeObject {
  const { kind, version } = target;
  const track =
    tracked ??
    (object =>
      trackUpdate(
        undefined,
        object,
        {
          manager: options.manager,
          operation: 'Update',
          apiVersion: apiVersionOf(kind, version),
        },
        tracking(kind, version, undefined, core.now()),
      ));
  const draft = track(admitted);
  if (kind.subresources.includes('status')) delete draft.status;
  kind.strategy.prepareCreate?.(draft, core.facts);
  fillDefaults(draft, kind, version);
  requireValid(draft, kind, version);
  const table = core.store.table(resourceOf(kind));
  const { namespace, name } = draft.metadata;
  if (table.get(namespace, name)) throw alreadyExists(refOf(kind), name);
  // Admission may have taken its time: the namespace may be on its way out by now.
  requireNamespace(core, target, name);
  draft.apiVersion = apiVersionOf(kind, kind.storageVersion);
  return options.dryRun ? draft : table.put(draft);
}
