import type { Reachability } from '../inspect/report';
import type { MeshWorld } from '../world';
import { End, endsOf } from './ends';
import { otherNetwork } from './otherNetwork';
import { sameCluster } from './sameCluster';
import { sameNetwork } from './sameNetwork';
import { mistrust } from './trust';
import { unreadRemote } from './unread';
import { unknown, Verdict } from './verdict';

/**
 * Who reaches whom, and how: between any two clusters and modes that occur. Whether two istiods read each other's clusters
 * stands in Secrets, which are not read: where nobody asked istiod, the table says what is possible once they do.
 * @public
 */
export function reachability(world: MeshWorld): Reachability[] {
  const ends = endsOf(world);
  return ends.flatMap(from =>
    ends
      .filter(to => from.mode !== 'none' || to.mode !== 'none')
      .map(to => ({
        from: { cluster: from.cluster.name, mode: from.mode },
        to: { cluster: to.cluster.name, mode: to.mode },
        ...between(from, to),
      })),
  );
}

/** What holds between two ends, whether or not workloads of these modes run there now. */
export function between(from: End, to: End): Verdict {
  if (from.cluster === to.cluster) return sameCluster(from, to);
  const plain = from.mode === 'none' || to.mode === 'none';
  const distrust = plain ? null : mistrust(from, to);
  if (distrust) return distrust;
  const unread = plain ? null : unreadRemote(from, to);
  if (unread) return unread;
  const [here, there] = [from.cluster.ctx.network, to.cluster.ctx.network];
  if (!here !== !there) {
    return unknown('One of the clusters declares no network.');
  }
  return here === there ? sameNetwork(from, to) : otherNetwork(from, to);
}
