import type { CardWords } from '@mesh-onboarding/backstage-plugin-mesh-common';
import type { Failure } from '../data';
import type { CardKind } from './cardKinds';

const SILENT = { evidence: [], why: [], seenAt: null } as const;

/**
 * What a card says when there is no status to show. The mode card explains, the other two show the headline alone.
 * `secondsToRetry` counts down to the next automatic try.
 */
export function failureWords(
  kind: CardKind,
  failure: Failure,
  owner: string | null,
  secondsToRetry: number,
): CardWords {
  const words =
    failure.kind === 'forbidden'
      ? forbiddenWords(owner)
      : errorWords(failure, secondsToRetry);
  if (kind === 'mode') return words;
  const headline =
    failure.kind === 'forbidden' ? words.headline : 'Did not load';
  return { ...words, headline, sub: null, action: null };
}

function forbiddenWords(owner: string | null): CardWords {
  const whoHasIt = owner ? ` Its owner, ${owner}, has it.` : '';
  return {
    ...SILENT,
    state: 'forbidden',
    tone: 'forbidden',
    headline: 'Hidden from you',
    sub: `You need the permission mesh.status.read for this entity.${whoHasIt}`,
    action: { id: 'how-to-get-access', label: 'How to get access' },
  };
}

function errorWords(failure: Failure, secondsToRetry: number): CardWords {
  const what =
    failure.status === null
      ? 'The portal did not answer.'
      : `The portal answered with an error (${failure.status}).`;
  return {
    ...SILENT,
    state: 'error',
    tone: 'broken',
    headline: 'Mesh status did not load',
    sub: `${what} This says nothing about your service. Next try in ${secondsToRetry} s.`,
    action: { id: 'try-again', label: 'Try again' },
  };
}
