import {
  CardWords,
  errorWords,
  forbiddenWords,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import type { Failure } from '../data';
import type { CardKind } from './cardKinds';

/**
 * What a card says when there is no status to show. The mode card explains, the other two show the headline alone.
 * `retryInSeconds` counts down to the next automatic try.
 */
export function failureWords(
  kind: CardKind,
  failure: Failure,
  owner: string | null,
  retryInSeconds: number,
): CardWords {
  return failure.kind === 'forbidden'
    ? forbiddenWords(kind, { owner })
    : errorWords(kind, { status: failure.status, retryInSeconds });
}
