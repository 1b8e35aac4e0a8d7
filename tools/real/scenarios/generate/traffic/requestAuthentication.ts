import { Dice } from '../dice';
import { Manifest } from '../manifest';
import { apps, waypointNames } from '../names';
import { Place } from '../place';

/** Tokens, which ztunnel does not read. */
export function requestAuthentication(
  dice: Dice,
  name: string,
  place: Place,
): Manifest {
  return {
    apiVersion: 'security.istio.io/v1',
    kind: 'RequestAuthentication',
    metadata: { name, namespace: place.namespace },
    spec: {
      ...(dice.chance(50)
        ? { selector: { matchLabels: { app: dice.pick(apps) } } }
        : {
            targetRefs: [
              {
                group: 'gateway.networking.k8s.io',
                kind: 'Gateway',
                name: dice.pick(waypointNames),
              },
            ],
          }),
      // A key that is there already: istiod would fetch one from a URL.
      jwtRules: [{ issuer: 'scenarios', jwks: '{"keys":[]}' }],
    },
  };
}
