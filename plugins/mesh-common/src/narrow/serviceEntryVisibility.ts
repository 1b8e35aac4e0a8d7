import { z } from 'zod';
import { MeshConfigFact, Visibility } from '../facts';
import { labelSelectorSchema, selectorFact } from './selectors';

/** `serviceEntryVisibility` of a MeshConfig (Istio api `mesh/v1alpha1/config.proto`). */
export const serviceEntryVisibilitySchema = z
  .object({
    defaultVisibility: z.string().nullish(),
    policies: z
      .array(
        z.object({
          visibility: z.string().nullish(),
          matchingRules: z
            .array(
              z.object({ namespaceSelector: labelSelectorSchema.nullish() }),
            )
            .nullish(),
        }),
      )
      .nullish(),
  })
  .nullish();

/** No key where the mesh config says nothing. */
export function serviceEntryVisibility(
  raw: z.output<typeof serviceEntryVisibilitySchema>,
): Pick<MeshConfigFact, 'serviceEntryVisibility'> {
  if (!raw) return {};
  return {
    serviceEntryVisibility: {
      defaultVisibility: visibility(raw.defaultVisibility),
      policies: (raw.policies ?? []).map(policy => ({
        visibility: visibility(policy.visibility),
        namespaces: (policy.matchingRules ?? []).map(rule =>
          rule.namespaceSelector ? selectorFact(rule.namespaceSelector) : null,
        ),
      })),
    },
  };
}

function visibility(name: string | null | undefined): Visibility {
  if (name === 'NAMESPACE') return 'namespace';
  return name === 'NONE' ? 'none' : 'public';
}
