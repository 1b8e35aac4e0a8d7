import type { EntityStatus } from '../../contract';
import { cardInput, oldestSeen } from '../clusters';
import { firstOf } from '../draft';
import { specialWords } from '../special';
import type { CardWords } from '../types';
import { modeEvidence } from './evidence';
import { problems } from './problems';
import { inAll, standing } from './standing';
import { unsure } from './unsure';
import { modeWhy } from './why';

/** Worst first. What is broken now wins over what is not known; a healthy sentence comes last. */
const rules = [...problems, ...unsure, ...standing];

/** The words of the card *Mesh mode*. `now`: epoch milliseconds. @public */
export function modeWords(status: EntityStatus, now: number): CardWords {
  const special = specialWords('mode', status);
  if (special) return special;
  const input = cardInput('mode', status, now);
  return {
    ...(firstOf(rules, input) ?? inAll(input)),
    evidence: modeEvidence(input),
    why: modeWhy(input),
    seenAt: oldestSeen(status.clusters),
  };
}
