import { waypointMissing } from './rules/waypoint-missing';
import { Rule } from './types';

/** Every rule, by code. @public */
export const rules: readonly Rule[] = [waypointMissing];
