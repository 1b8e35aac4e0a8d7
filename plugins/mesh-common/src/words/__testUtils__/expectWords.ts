import type { StatusFixtureName } from '../../testing';
import type { CardWords } from '../types';

/** fixture, state, headline, sub, tone, action, evidence rows */
export type Row = [
  StatusFixtureName,
  string,
  string,
  string | null,
  string,
  string | null,
  ...string[],
];

export function expectWords(words: CardWords, row: Row) {
  const [, state, headline, sub, tone, action, ...evidence] = row;
  expect({
    state: words.state,
    headline: words.headline,
    sub: words.sub,
    tone: words.tone,
    action: words.action?.label ?? null,
    evidence: words.evidence.map(r => `${r.label}: ${r.value}`),
  }).toEqual({ state, headline, sub, tone, action, evidence });
}

/** Labels of actions. */
export const OPEN = 'Open Mesh tab';
export const SILENT = 'Why is prod-eu-1 silent?';
export const FIX = 'Fix the access of the portal';
