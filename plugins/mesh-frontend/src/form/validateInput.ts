import {
  RequestInputDraft,
  formVerdict,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import type { ApiHolder } from '@backstage/core-plugin-api';
import { MeshApi, meshApiRef } from '../api';
import { failureOf, failureText } from '../data';

/**
 * Why one may not go on with an input, as a sentence; null when one may. Asks the backend for the plan, as the
 * preview does, so that the form never goes further than the plan allows.
 */
export async function validateInput(
  api: MeshApi,
  input: RequestInputDraft | null,
  incomplete: string,
): Promise<string | null> {
  if (!input) return incomplete;
  try {
    const { next } = formVerdict(await api.plan(input));
    return next.enabled ? null : next.why;
  } catch (error) {
    return failureText(failureOf(error));
  }
}

/** The validation of a form field: why the plan of its data does not let one go on. */
export function planValidation<T>(
  inputOf: (data: T | undefined) => RequestInputDraft | null,
  incomplete: string,
) {
  return async (
    data: T | undefined,
    field: { addError: (problem: string) => void },
    { apiHolder }: { apiHolder: ApiHolder },
  ): Promise<void> => {
    const api = apiHolder.get(meshApiRef);
    if (!api) return;
    const problem = await validateInput(api, inputOf(data), incomplete);
    if (problem) field.addError(problem);
  };
}
