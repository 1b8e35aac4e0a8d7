import { z } from 'zod';
import { NamespaceFact, StringMap } from '../facts';
import { labelManagers, meshLabelsWrittenAt } from './managers';
import { managedMetaSchema, objectFact } from './metadata';
import { NarrowOptions } from './options';
import { narrowing } from './result';

const schema = z.object({
  metadata: managedMetaSchema,
  status: z.object({ phase: z.string().nullish() }).nullish(),
});

export const narrowNamespace = narrowing(
  schema,
  ({ metadata, status }, options: NarrowOptions): NamespaceFact => ({
    ...objectFact(metadata),
    annotations: keptAnnotations(metadata.annotations, options),
    terminating:
      !!metadata.deletionTimestamp || status?.phase === 'Terminating',
    labelManagers: labelManagers(metadata.managedFields),
    labelsWrittenAt: meshLabelsWrittenAt(metadata.managedFields),
  }),
);

const TOPOLOGY = 'topology.istio.io/';
const CANARY_WEIGHT = 'istio.io/use-waypoint-canary-weight';

function keptAnnotations(
  annotations: StringMap | null | undefined,
  options: NarrowOptions,
): StringMap {
  const kept: Record<string, string> = {};
  for (const [key, value] of Object.entries(annotations ?? {})) {
    if (
      key === options.ownerAnnotation ||
      key === CANARY_WEIGHT ||
      key.startsWith(TOPOLOGY)
    ) {
      kept[key] = value;
    }
  }
  return kept;
}
