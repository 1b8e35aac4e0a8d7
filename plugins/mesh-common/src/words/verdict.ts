import { EntityStatus } from '../contract/status';
import { isInMesh } from './clusters';
import { count } from './counted';
import { modeWords } from './mode';
import { mtlsWords } from './mtls';
import { CardWords, Tone } from './types';

/** Worse tones first; a lock is a standing fact, not a problem. */
const RANK: readonly Tone[] = [
  'broken',
  'attention',
  'stale',
  'unknown',
  'forbidden',
  'working',
];

function rank(tone: Tone): number {
  const at = RANK.indexOf(tone);
  return at < 0 ? RANK.length : at;
}

/** The verdict of the mesh tab: the worst that the cards say, or that all is well. @public */
export function verdictWords(status: EntityStatus, now: number): CardWords {
  const mode = modeWords(status, now);
  const mtls = mtlsWords(status, now);
  const worst = rank(mtls.tone) < rank(mode.tone) ? mtls : mode;
  const isCalm = rank(worst.tone) === RANK.length && mode.tone === 'ok';
  if (!isCalm || mtls.tone === 'open') {
    return mode.tone === 'ok' && rank(mtls.tone) === RANK.length ? mtls : worst;
  }
  const inside = status.clusters.filter(isInMesh).length;
  return {
    ...mode,
    state: 'well',
    headline: 'Everything is as it should be',
    sub: `In the mesh in ${count(inside, 'cluster')}, encrypted, no findings.`,
    action: null,
  };
}
