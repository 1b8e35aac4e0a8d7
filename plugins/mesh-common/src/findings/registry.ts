import { analyzerRules } from './registry/analyzer';
import { waypointMissing } from './rules/waypoint-missing';
import { Rule } from './types';

/** Every rule. @public */
export const rules: readonly Rule[] = [waypointMissing, ...analyzerRules];
