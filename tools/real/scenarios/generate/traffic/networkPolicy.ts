import { Dice } from '../dice';
import { Manifest } from '../manifest';
import { apps } from '../names';
import { Place } from '../place';

/** Lets port 15008 in, or not. */
export function networkPolicy(
  dice: Dice,
  name: string,
  place: Place,
): Manifest {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace: place.namespace },
    spec: {
      podSelector: dice.chance(50)
        ? {}
        : { matchLabels: { app: dice.pick(apps) } },
      policyTypes: ['Ingress'],
      ingress: dice.pick<object[]>([
        [],
        [{}],
        [{ ports: [{ port: 8080, protocol: 'TCP' }] }],
        [{ ports: [{ port: 8080 }, { port: 15008, protocol: 'TCP' }] }],
      ]),
    },
  };
}
