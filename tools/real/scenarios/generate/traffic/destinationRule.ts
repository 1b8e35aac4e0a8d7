import { Dice } from '../dice';
import { Manifest } from '../manifest';
import { Place } from '../place';
import { host } from './host';

/** TLS and subsets for a host; some subsets have no pod. */
export function destinationRule(
  dice: Dice,
  name: string,
  place: Place,
): Manifest {
  const mode = dice.pick(['DISABLE', 'SIMPLE', 'ISTIO_MUTUAL']);
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: { name, namespace: place.namespace },
    spec: {
      host: host(dice, place),
      ...(dice.chance(60) && { trafficPolicy: { tls: { mode } } }),
      ...(dice.chance(50) && {
        subsets: [
          { name: 'v1', labels: { version: 'v1' } },
          { name: 'v9', labels: { version: 'v9' } },
        ],
      }),
    },
  };
}
