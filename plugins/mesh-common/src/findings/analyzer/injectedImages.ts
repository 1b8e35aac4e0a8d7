import { DeploymentFact } from '../../facts';
import type { InspectedCluster } from '../../world';
import { injectorConfigName, REVISION } from './injection';
import { analyzed } from './objects';

/** The image that an injector puts in, by the name of its ConfigMap. */
export function injectedImages(
  cluster: InspectedCluster,
): ReadonlyMap<string, string> {
  const { details, facts } = analyzed(cluster);
  const configs = details('injectorconfigs');
  if (configs.length) {
    return new Map(configs.map(c => [c.name, c.expectedImage]));
  }
  // An export without these ConfigMaps: the chart takes registry and tag of both images from the same two values.
  return new Map(
    facts('deployments').flatMap(deployment => {
      const image = proxyImageOf(deployment);
      const revision = deployment.labels[REVISION] ?? 'default';
      return image ? [[injectorConfigName(revision), image]] : [];
    }),
  );
}

/** `hub/pilot:tag-variant` stands for `hub/proxyv2:tag`. */
function proxyImageOf({
  labels,
  istiodImage,
}: DeploymentFact): string | undefined {
  if (labels.app !== 'istiod') return undefined;
  const parts = /^(.+)\/pilot:([^@]+?)(?:-(?:distroless|debug))?$/.exec(
    istiodImage ?? '',
  );
  return parts ? `${parts[1]}/proxyv2:${parts[2]}` : undefined;
}
