import { Dice } from '../dice';
import { Manifest } from '../manifest';
import { apps } from '../names';
import { Place } from '../place';

/** Access logs to a provider that may not exist. */
export function telemetry(dice: Dice, name: string, place: Place): Manifest {
  return {
    apiVersion: 'telemetry.istio.io/v1',
    kind: 'Telemetry',
    metadata: { name, namespace: place.namespace },
    spec: {
      ...(dice.chance(50) && {
        selector: { matchLabels: { app: dice.pick([...apps, 'ghost']) } },
      }),
      accessLogging: [{ providers: [{ name: dice.pick(['envoy', 'ghost']) }] }],
    },
  };
}
