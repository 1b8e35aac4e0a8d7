import { z } from 'zod';
import { EnvoyFilterFact } from '../../facts';
import { metaSchema, stringMapSchema } from '../metadata';
import { narrowing } from '../result';
import { attachedFact, attachmentShape, policyStatusSchema } from './attached';

const patchSchema = z.object({
  applyTo: z.string().nullish(),
  match: z
    .object({
      proxy: z.object({ proxyVersion: z.string().nullish() }).nullish(),
      listener: z
        .object({
          filterChain: z
            .object({
              filter: z.object({ name: z.string().nullish() }).nullish(),
            })
            .nullish(),
        })
        .nullish(),
    })
    .nullish(),
  patch: z
    .object({
      operation: z.string().nullish(),
      value: z.record(z.string(), z.unknown()).nullish(),
    })
    .nullish(),
});

const schema = z.object({
  metadata: metaSchema,
  spec: z
    .object({
      workloadSelector: z.object({ labels: stringMapSchema }).nullish(),
      targetRefs: attachmentShape.targetRefs,
      priority: z.number().int().nullish(),
      configPatches: z.array(patchSchema).nullish(),
    })
    .nullish(),
  status: policyStatusSchema,
});

export const narrowEnvoyFilter = narrowing(
  schema,
  ({ metadata, spec, status }): EnvoyFilterFact => ({
    ...attachedFact({
      metadata,
      status,
      spec: {
        targetRefs: spec?.targetRefs,
        // EnvoyFilter calls its selector otherwise.
        selector: spec?.workloadSelector && {
          matchLabels: spec.workloadSelector.labels,
        },
      },
    }),
    priority: spec?.priority ?? 0,
    patches: readPatches(spec?.configPatches).map(patchFact),
  }),
);

type Patch = z.output<typeof patchSchema>;

/** Those before the first one that patches nothing, as Istio's analyzer reads them. */
function readPatches(patches: Patch[] | null | undefined): Patch[] {
  const all = patches ?? [];
  const end = all.findIndex(({ patch }) => !patch);
  return end < 0 ? all : all.slice(0, end);
}

function patchFact({
  applyTo,
  match,
  patch,
}: Patch): EnvoyFilterFact['patches'][number] {
  return {
    applyTo: applyTo ?? '',
    operation: patch?.operation ?? '',
    filter: filterName(patch?.value, match),
    forVersion: !!match?.proxy?.proxyVersion,
  };
}

/** The name in the patch, told apart from that of the filter that it is matched with. */
function filterName(
  value: Record<string, unknown> | null | undefined,
  match: Patch['match'],
): string {
  if (!value) return '';
  if (value.name !== undefined && value.name !== null) {
    return JSON.stringify(value.name);
  }
  return match?.listener?.filterChain?.filter?.name ?? '';
}
