import { Dice } from '../dice';
import { Manifest } from '../manifest';
import { apps } from '../names';
import { Place } from '../place';

/** A Gateway of Istio's own API. */
export function classicGateway(
  dice: Dice,
  name: string,
  place: Place,
): Manifest {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Gateway',
    metadata: {
      name: dice.chance(50) ? 'edge' : name,
      namespace: place.namespace,
    },
    spec: {
      selector: { app: dice.pick([...apps, 'ghost']) },
      servers: [
        {
          port: {
            number: dice.pick([80, 8080, 8443]),
            name: 'http',
            protocol: 'HTTP',
          },
          hosts: [`${place.namespace}.example.com`],
        },
      ],
    },
  };
}
