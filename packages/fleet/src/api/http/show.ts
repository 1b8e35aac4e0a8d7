import type { ClusterCore, Target } from '../core';
import { apiVersionOf } from '../kinds/types';
import { list, type Snapshots } from '../read/list';
import { asItem, jsonOf, present } from '../read/present';
import { toTable, type IncludeObject } from '../read/table';
import type { KubeObject } from '../types';
import type { Context } from './context';
import type { Reply } from './respond';

const include = ({ query }: Context) =>
  (query.get('includeObject') ?? 'Metadata') as IncludeObject;

const metadataOnly = (object: KubeObject) => ({
  kind: 'PartialObjectMetadata',
  apiVersion: 'meta.k8s.io/v1',
  metadata: object.metadata,
});

/** One object, as the client wants to see it. */
export function one(
  core: ClusterCore,
  context: Context,
  { kind, version }: Target,
  object: KubeObject,
  code = 200,
): Reply {
  const shown = present(object, kind, version);
  if (context.accepted.as === 'table') {
    const { resourceVersion } = object.metadata;
    return {
      code,
      body: toTable(
        kind,
        [shown],
        { resourceVersion },
        core.now(),
        include(context),
      ),
    };
  }
  if (context.accepted.as === 'metadata') {
    return { code, body: metadataOnly(shown) };
  }
  return { code, body: shown, json: jsonOf(shown) };
}

/** A list, as the client wants to see it. */
export function many(
  core: ClusterCore,
  snapshots: Snapshots,
  context: Context,
  target: Target,
): Reply {
  const { kind, version } = target;
  const found = list(core, snapshots, target, context.query);
  const { items, ...metadata } = found;
  const shown = items.map(o => present(o, kind, version));
  if (context.accepted.as === 'table') {
    return {
      code: 200,
      body: toTable(kind, shown, metadata, core.now(), include(context)),
    };
  }
  if (context.accepted.as === 'metadata') {
    const body = {
      kind: 'PartialObjectMetadataList',
      apiVersion: 'meta.k8s.io/v1',
      metadata,
      items: shown.map(metadataOnly),
    };
    return { code: 200, body };
  }
  // A list of a custom kind always says whether it continues.
  if (kind.custom) metadata.continue ??= '';
  const head = {
    kind: `${kind.kind}List`,
    apiVersion: apiVersionOf(kind, version),
    metadata,
  };
  const listed = shown.map(o => asItem(o, kind));
  const open = JSON.stringify(head).slice(0, -1);
  const json = `${open},"items":[${listed.map(jsonOf).join(',')}]}`;
  return { code: 200, body: { ...head, items: listed }, json };
}
