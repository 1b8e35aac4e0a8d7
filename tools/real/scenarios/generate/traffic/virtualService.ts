import { Dice } from '../dice';
import { Manifest } from '../manifest';
import { Place } from '../place';
import { host } from './host';

/** Routes, some of which nothing reaches and some that lead nowhere. */
export function virtualService(
  dice: Dice,
  name: string,
  place: Place,
): Manifest {
  const destination = host(dice, place);
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: { name, namespace: place.namespace },
    spec: {
      hosts: [host(dice, place)],
      ...(dice.chance(40) && {
        gateways: [dice.pick(['mesh', 'edge', 'ghost'])],
      }),
      http: [
        ...(dice.chance(30)
          ? [{ route: [{ destination: { host: destination } }] }]
          : []),
        {
          ...(dice.chance(50) && { match: [{ uri: { prefix: '/' } }] }),
          route: [
            {
              destination: {
                host: destination,
                ...(dice.chance(40) && {
                  subset: dice.pick(['v1', 'v9', 'no-such']),
                }),
                ...(dice.chance(30) && {
                  port: { number: dice.pick([80, 81]) },
                }),
              },
            },
          ],
        },
      ],
    },
  };
}
