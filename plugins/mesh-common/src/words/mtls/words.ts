import type { EntityStatus } from '../../contract';
import { cardInput, oldestSeen } from '../clusters';
import { firstOf } from '../draft';
import { specialWords } from '../special';
import type { CardWords } from '../types';
import { mtlsEvidence } from './evidence';
import { problems } from './problems';
import { insideOnly, standing } from './standing';
import { unsure } from './unsure';
import { mtlsWhy } from './why';

/** Worst first. What is wrong now wins over what is not known; how it stands comes last. */
const rules = [...problems, ...unsure, ...standing];

/** The words of the card *mTLS*. `now`: epoch milliseconds. @public */
export function mtlsWords(status: EntityStatus, now: number): CardWords {
  const special = specialWords('mtls', status);
  if (special) return special;
  const input = cardInput('mtls', status, now);
  return {
    ...(firstOf(rules, input) ?? insideOnly(input)),
    evidence: mtlsEvidence(input),
    why: mtlsWhy(input),
    seenAt: oldestSeen(status.clusters),
  };
}
