import { KubernetesObject } from '../../control-plane/kubernetesObject';

const TUNNEL = 'networking.istio.io/tunnel';

/**
 * Differences that are no fault of either: istiod says HBONE of every pod that is labelled so, whether or not a proxy is there
 * to serve it (Istio `pilot/pkg/serviceregistry/ambient/workloads.go`, setTunnelProtocol).
 */
export function isAdvertised(
  difference: string,
  items: readonly KubernetesObject[],
): boolean {
  const [, pod] =
    /^pod (\S+): tunnel: istiod says HBONE/.exec(difference) ?? [];
  const found = items.find(
    ({ kind, metadata }) =>
      kind === 'Pod' && `${metadata.namespace}/${metadata.name}` === pod,
  );
  const { labels } = (found?.metadata ?? {}) as {
    labels?: Record<string, string>;
  };
  return labels?.[TUNNEL] === 'http';
}
