import { Dice } from './dice';

/** Where a generator works: one namespace of a scenario, and what it may refer to. */
export interface Place {
  dice: Dice;
  seed: number;
  namespace: string;
  /** Every waypoint of the scenario. */
  waypoints: { namespace: string; name: string }[];
  rootNamespace: string;
}
