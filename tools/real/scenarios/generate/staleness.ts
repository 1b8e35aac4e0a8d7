import { Manifest, refOf } from './manifest';
import { MODE, ports } from './names';
import { Place } from './place';
import { Wave } from './wave';
import { workloadManifests } from './workloads';

/**
 * An ambient namespace with what istiod converts once and not again: exceptions for ports of a workload that leaves the rest to
 * its parents, and a parent that comes, changes or goes later.
 */
export function staleConversion(place: Place, waves: Wave[]): void {
  const dice = place.dice.of('staleness');
  waves[0].apply.push({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: place.namespace, labels: { [MODE]: 'ambient' } },
  });
  const app = dice.pick(workloadManifests(place)).metadata.name;
  const [open, closed] = dice.shuffled(ports);
  waves[0].apply.push(
    policy(place, 'exceptions', {
      selector: { matchLabels: { app } },
      portLevelMtls: {
        [open]: { mode: dice.pick(['PERMISSIVE', 'DISABLE']) },
        ...(dice.chance(50) && { [closed]: { mode: 'STRICT' } }),
      },
    }),
  );
  const parent = (mode: string) => policy(place, 'parent', { mtls: { mode } });
  const [mode, other] = dice.shuffled(['STRICT', 'PERMISSIVE', 'UNSET']);
  switch (dice.pick(['comes', 'changes', 'goes'] as const)) {
    case 'comes':
      waves[dice.between(1, 2)].apply.push(parent('STRICT'));
      break;
    case 'changes':
      waves[0].apply.push(parent(mode));
      waves[dice.between(1, 2)].apply.push(parent(other));
      break;
    default:
      waves[0].apply.push(parent('STRICT'));
      waves[dice.between(1, 2)].remove.push(refOf(parent('STRICT')));
  }
}

const policy = (place: Place, name: string, spec: object): Manifest => ({
  apiVersion: 'security.istio.io/v1',
  kind: 'PeerAuthentication',
  metadata: { name, namespace: place.namespace },
  spec,
});
