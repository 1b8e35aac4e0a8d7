import type { Store } from './store/store';
import type { ClusterFacts } from './strategy/types';
import { listAt, numberAt, textAt } from './values';

/** Addresses and node ports are free when no Service holds them: so nothing has to be given back. */
export function clusterFacts(store: Store, now: () => Date): ClusterFacts {
  let [nextAddress, nextPort] = [10, 30000];
  const services = () => store.table('services').list();
  const address = (n: number) => `10.96.${(n >> 8) % 256}.${n % 256}`;
  return {
    now,
    allocateClusterIP(wanted) {
      if (wanted) return wanted;
      const held = new Set(services().map(s => textAt(s, 'spec', 'clusterIP')));
      while (held.has(address(nextAddress))) nextAddress++;
      return address(nextAddress++);
    },
    allocateNodePort(wanted) {
      if (wanted) return wanted;
      const held = new Set(
        services().flatMap(s =>
          listAt(s, 'spec', 'ports').map(p => numberAt(p, 'nodePort')),
        ),
      );
      while (held.has(nextPort)) nextPort++;
      return nextPort++;
    },
  };
}
