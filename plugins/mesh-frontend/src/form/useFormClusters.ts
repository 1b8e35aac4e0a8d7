import type { ClusterSummary } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Failure, useClusters } from '../data';

/** Clusters for a form: those known, whether they are still loading, why they did not load. */
export interface FormClusters {
  clusters: readonly ClusterSummary[];
  isLoading: boolean;
  failure: Failure | undefined;
}

export function useFormClusters(): FormClusters {
  const { value, failure } = useClusters();
  return {
    clusters: value?.clusters ?? [],
    isLoading: !value && !failure,
    failure: value ? undefined : failure,
  };
}
