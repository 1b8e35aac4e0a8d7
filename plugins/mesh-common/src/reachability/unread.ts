import { readsRemote } from '../world/remotes';
import { End } from './ends';
import { unknown, unsupported, Verdict } from './verdict';

/** Callers know what their own istiod reads: registering is one way. null: it reads the other cluster, or nobody asked. */
export function unreadRemote(from: End, to: End): Verdict | null {
  const [here, there] = [from.cluster.name, to.cluster.name];
  switch (readsRemote(from.cluster, to.cluster)) {
    case 'not-registered':
      return unsupported(
        `The istiod of ${here} does not read ${there}: it has no remote Secret of it.`,
      );
    case 'timeout':
    case 'unknown':
      return unknown(
        `The istiod of ${here} has a remote Secret of ${there}, and has not synced with it.`,
      );
    default:
      return null;
  }
}
