import { Dice } from '../dice';
import { apps } from '../names';
import { Place } from '../place';

/** A host of the namespace: there, or not; short, or in full. */
export function host(dice: Dice, place: Place): string {
  const app = dice.weighted([
    [80, dice.pick<string>(apps)],
    [20, 'ghost'],
  ]);
  return dice.chance(50) ? app : `${app}.${place.namespace}.svc.cluster.local`;
}
