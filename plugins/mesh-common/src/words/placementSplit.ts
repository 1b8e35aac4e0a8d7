import type { EntityCluster } from '../contract';

/**
 * The one cluster that no other can call: sidecar against ambient on different networks. ztunnel speaks only HBONE through a
 * gateway, a sidecar only the classic protocol, so there is no path. Said only where mode and network of each are known.
 */
export function standsAlone(
  clusters: readonly EntityCluster[],
): EntityCluster | undefined {
  if (clusters.length < 2 || clusters.some(c => c.network === null)) {
    return undefined;
  }
  return clusters.find(one =>
    clusters.every(other => other === one || hasNoPath(one, other)),
  );
}

function hasNoPath(a: EntityCluster, b: EntityCluster): boolean {
  const modes = [a.mode, b.mode];
  return (
    a.network !== b.network &&
    modes.includes('ambient') &&
    modes.includes('sidecar')
  );
}
