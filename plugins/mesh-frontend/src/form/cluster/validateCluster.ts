import { preflightVerdict } from '@mesh-onboarding/backstage-plugin-mesh-common';
import type { MeshApi } from '../../api';
import { failureOf, failureText } from '../../data';
import type { ClusterRegistration } from '../formData';
import { clusterInput } from '../formInputs';
import { validateInput } from '../validateInput';
import { CLUSTER_INCOMPLETE } from './ClusterRegistrationField';

/** Why one may not go on, as a sentence; null when one may. A check that could not be made counts as not passed. */
export async function validateCluster(
  api: MeshApi,
  data: ClusterRegistration | undefined,
): Promise<string | null> {
  const input = clusterInput(data);
  if (!input || input.kind !== 'cluster') return CLUSTER_INCOMPLETE;
  const { name, drop, peers } = input;
  try {
    const preflight = await api.preflight({ name, drop, peers });
    if (!preflight.ready) {
      return `${
        preflightVerdict(preflight).headline
      }. Fix these, then check again.`;
    }
  } catch (error) {
    return failureText(failureOf(error));
  }
  return validateInput(api, input, CLUSTER_INCOMPLETE);
}
