import { Dice } from '../dice';
import { Manifest } from '../manifest';
import { apps } from '../names';
import { Place } from '../place';

/** What sidecars see of the mesh; of ambient pods it is not read. */
export function sidecar(dice: Dice, name: string, place: Place): Manifest {
  return {
    apiVersion: 'networking.istio.io/v1',
    kind: 'Sidecar',
    metadata: { name, namespace: place.namespace },
    spec: {
      ...(dice.chance(50) && {
        workloadSelector: {
          labels: { app: dice.pick([...apps, 'ghost']) },
        },
      }),
      egress: [{ hosts: ['./*', 'istio-system/*'] }],
    },
  };
}
