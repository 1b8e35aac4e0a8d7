import { type MeshReport } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { KubernetesObject } from '../../control-plane/kubernetesObject';

/**
 * Differences between policies that were created in the same second and come to the same: istiod takes any of them, even
 * for two pods of one Deployment; the report has to name one.
 */
export function isTied(
  difference: string,
  report: MeshReport,
  items: readonly KubernetesObject[],
): boolean {
  const [, name, policy] =
    /^pod (\S+): mTLS: istiod converted (\S+), the report passes/.exec(
      difference,
    ) ?? [];
  const pod = report.pods.find(
    each => `${each.namespace}/${each.pod}` === name,
  );
  const created = creationTimes(items);
  return (pod?.mtls.policies ?? []).some(
    other =>
      other !== policy &&
      other.split('/')[0] === policy.split('/')[0] &&
      created.get(other) === created.get(policy),
  );
}

function creationTimes(
  items: readonly KubernetesObject[],
): Map<string, unknown> {
  return new Map(
    items
      .filter(({ kind }) => kind === 'PeerAuthentication')
      .map(({ metadata }) => [
        `${metadata.namespace}/${metadata.name}`,
        metadata.creationTimestamp,
      ]),
  );
}
