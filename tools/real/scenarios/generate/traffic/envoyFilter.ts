import { Dice } from '../dice';
import { Manifest } from '../manifest';
import { apps } from '../names';
import { Place } from '../place';

/** A patch of Envoy, at times without a place to go. */
export function envoyFilter(dice: Dice, name: string, place: Place): Manifest {
  const operation = dice.pick(['INSERT_BEFORE', 'INSERT_FIRST', 'REPLACE']);
  return {
    apiVersion: 'networking.istio.io/v1alpha3',
    kind: 'EnvoyFilter',
    metadata: { name, namespace: place.namespace },
    spec: {
      ...(dice.chance(50) && {
        workloadSelector: { labels: { app: dice.pick([...apps, 'ghost']) } },
      }),
      configPatches: [
        {
          applyTo: 'HTTP_FILTER',
          match: { context: 'SIDECAR_INBOUND' },
          patch: {
            operation,
            value: {
              name: 'envoy.filters.http.lua',
              typed_config: {
                '@type':
                  'type.googleapis.com/envoy.extensions.filters.http.lua.v3.Lua',
              },
            },
          },
        },
      ],
    },
  };
}
