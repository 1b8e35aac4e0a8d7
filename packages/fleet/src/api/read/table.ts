import type { KindDef } from '../kinds/types';
import type { KubeObject } from '../types';
import type { JsonObject } from '../values';

/** `includeObject` of a Table request; kubectl asks for the metadata, or for the object when it sorts or filters. */
export type IncludeObject = 'None' | 'Metadata' | 'Object';

function definitions(kind: KindDef): JsonObject[] {
  return kind.columns.map(c => ({
    name: c.name,
    type: c.type,
    format: c.format ?? '',
    description: c.description ?? '',
    priority: c.priority ?? 0,
  }));
}

function embedded(object: KubeObject, include: IncludeObject): JsonObject {
  if (include === 'None') return {};
  if (include === 'Object') return { object };
  return {
    object: {
      kind: 'PartialObjectMetadata',
      apiVersion: 'meta.k8s.io/v1',
      metadata: object.metadata,
    },
  };
}

/**
 * What `kubectl get` prints, as the server renders it.
 * @param metadata - of the list, or with the resourceVersion of the one object
 * @param header - false: later events of a watch repeat no column definitions
 */
export function toTable(
  kind: KindDef,
  objects: readonly KubeObject[],
  metadata: JsonObject,
  now: Date,
  include: IncludeObject = 'Metadata',
  header = true,
): JsonObject {
  const time = now.getTime();
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata,
    columnDefinitions: header ? definitions(kind) : null,
    rows: objects.map(object => ({
      cells: kind.columns.map(c => c.cell(object, time)),
      ...embedded(object, include),
    })),
  };
}
