import { KindModule } from '../types';
import { applyWaypoint } from './apply';
import { planWaypoint } from './plan';
import { rollbackWaypoint } from './rollback';
import { verifyWaypoint } from './verify';
import { waypointWords } from './words';

/** Create a waypoint and let something use it. */
export const waypointKind: KindModule<'waypoint'> = {
  kind: 'waypoint',
  plan: planWaypoint,
  apply: applyWaypoint,
  verify: verifyWaypoint,
  rollback: rollbackWaypoint,
  words: waypointWords,
};
