import { remoteSync } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { PeerSync } from '@mesh-onboarding/backstage-plugin-mesh-node';

const SERIES = 'istiod_remote_cluster_sync_status{';
const LABEL = /([A-Za-z_]\w*)="((?:[^"\\]|\\.)*)"/g;

/**
 * What istiod's metrics say of its remote clusters (`istiod_remote_cluster_sync_status`, one series of each cluster is 1).
 * A cluster without a 1 anywhere is not registered any more; `closed` stays behind when a secret is changed in place: unknown.
 */
export function remoteClusters(metrics: string): Map<string, PeerSync> {
  const found = new Map<string, PeerSync>();
  for (const line of metrics.split('\n')) {
    if (!line.startsWith(SERIES)) continue;
    const end = line.lastIndexOf('}');
    const labels = Object.fromEntries(
      [...line.slice(SERIES.length, end).matchAll(LABEL)].map(
        ([, key, value]) => [key, unescape(value)],
      ),
    );
    const { cluster, status } = labels;
    if (!cluster) continue;
    if (
      Number(
        line
          .slice(end + 1)
          .trim()
          .split(/\s+/)[0],
      ) === 1
    ) {
      found.set(cluster, remoteSync(status));
    } else if (!found.has(cluster)) {
      found.set(cluster, 'not-registered');
    }
  }
  return found;
}

/** Escapes of the text format of Prometheus. */
function unescape(value: string): string {
  return value.replace(/\\(.)/g, (_, c: string) => (c === 'n' ? '\n' : c));
}
