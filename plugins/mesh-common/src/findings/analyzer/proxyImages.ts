import { factKey, PodFact, ProxyConfigFact } from '../../facts';
import type { InspectedCluster } from '../../world';
import { INJECTION, injectorConfigName, REVISION } from './injection';
import { injectedImages } from './injectedImages';
import { analyzed } from './objects';
import { selects } from './selectors';

/** A namespace with sidecars whose image is not that of its injector. */
export interface OutdatedProxies {
  readonly namespace: string;
  readonly expected: string;
  readonly pods: readonly string[];
  /** All of them run the expected image in another flavour, as `-distroless`. */
  readonly flavourOnly: boolean;
}

/**
 * Istio `pkg/config/analysis/analyzers/injection/injection-image.go`. Odd and kept: it looks at every container named
 * istio-proxy, so also at gateways and waypoints in namespaces with sidecars; and it does not know the flavour that the injector adds, only
 * that of the mesh config.
 */
export function outdatedProxies(cluster: InspectedCluster): OutdatedProxies[] {
  const { platform, podsOf } = analyzed(cluster);
  const images = injectedImages(cluster);
  const variantOf = imageVariants(cluster);
  return platform('namespaces').flatMap(({ name, labels }) => {
    const revision =
      labels[REVISION] ??
      (labels[INJECTION] === 'enabled' ? 'default' : undefined);
    if (revision === undefined) return [];
    const expected = images.get(injectorConfigName(revision));
    if (expected === undefined) return [];
    const pods = podsOf(name)
      .filter(pod => pod.proxy && !pod.ownProxyImage)
      .filter(
        pod =>
          pod.proxy?.image !== expected &&
          pod.proxy?.image !== `${expected}-${variantOf(pod)}`,
      );
    if (!pods.length) return [];
    return [
      {
        namespace: name,
        expected,
        pods: pods.map(p => p.name),
        flavourOnly: pods.every(p => p.proxy?.image.startsWith(`${expected}-`)),
      },
    ];
  });
}

/** Which flavour of the image a pod should have: mesh, root namespace, namespace, workload, the pod itself. */
function imageVariants(cluster: InspectedCluster): (pod: PodFact) => string {
  const { details, meshConfig } = analyzed(cluster);
  const root = cluster.ctx.rootNamespace;
  const configs = details('proxyconfigs');
  const chosen = (pod: PodFact) =>
    configs
      .filter(config => reaches(config, pod, root))
      .sort((a, b) => rank(a, root) - rank(b, root))
      .map(config => config.imageType);
  return pod => {
    const variant =
      [meshConfig?.imageType, ...chosen(pod), pod.imageType]
        .filter(Boolean)
        .at(-1) ?? '';
    return variant === 'default' ? '' : variant;
  };
}

function rank(config: ProxyConfigFact, root: string): number {
  if (config.namespace === root) return 0;
  return config.selector ? 2 : 1;
}

/** Odd and kept: workload configs of a namespace `ns` also count for pods of a namespace whose name `ns` starts with. */
function reaches(config: ProxyConfigFact, pod: PodFact, root: string): boolean {
  if (config.namespace === root) return true;
  if (!config.selector) return config.namespace === pod.namespace;
  return (
    factKey(config).startsWith(pod.namespace) && selects(config.selector, pod)
  );
}
