import type { PodCounts } from '@mesh-onboarding/backstage-plugin-mesh-common';

/** `4 of 6`; never a number where the pods cannot be read. */
export function inMeshWords(pods: PodCounts, readable: boolean): string {
  if (!readable) return 'Unknown';
  if (pods.total === 0) return 'No pods';
  return `${pods.ambient + pods.sidecar} of ${pods.total}`;
}
