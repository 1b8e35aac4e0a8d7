import type { Advice } from '../inspect/report';
import type { MeshWorld } from '../world';
import { decide } from './decide';
import { placesOf } from './places';
import { adviceRules } from './registry';
import { Place } from './types';

/**
 * Which mode fits each cluster, namespace and service, with the facts for and against. The same facts give the same advice.
 * @public
 */
export function advise(world: MeshWorld): Advice[] {
  return placesOf(world).map(adviseOn);
}

/** Advice on one place. @internal */
export function adviseOn(place: Place): Advice {
  return decide(
    place,
    adviceRules.flatMap(rule => rule.look(place)),
  );
}
