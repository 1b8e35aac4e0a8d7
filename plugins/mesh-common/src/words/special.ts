import type { EntityStatus } from '../contract';
import { count, listWords } from './counted';
import type { CardDraft } from './draft';
import type { CardWords } from './types';

/** Which card speaks. Only the mode card explains what concerns all three. @public */
export type CardName = 'mode' | 'placement' | 'mtls';

/** States of an entity that has nothing to show: not linked, no workloads, claimed but not confirmed. */
export function specialWords(
  card: CardName,
  status: EntityStatus,
): CardWords | null {
  const draft = explained(status);
  if (!draft) return null;
  const nothingElse = { evidence: [], why: [], seenAt: null };
  if (card === 'mode') return { ...draft, ...nothingElse };
  const sub =
    draft.state === 'no-workloads' ? 'See Mesh mode for the fix.' : null;
  return { ...draft, sub, action: null, ...nothingElse };
}

function explained(status: EntityStatus): CardDraft | null {
  switch (status.state) {
    case 'not-linked':
      return {
        state: 'not-linked',
        tone: 'off',
        headline: 'Not linked to a workload',
        sub: 'Add one annotation to catalog-info.yaml.',
        action: { id: 'copy-annotation', label: 'Copy' },
      };
    case 'no-workloads':
      return noWorkloads(status);
    case 'unconfirmed':
      return unconfirmed(status);
    default:
      return null;
  }
}

function noWorkloads({
  link,
  suggestion,
  clustersSearched,
}: EntityStatus): CardDraft {
  const where = count(clustersSearched, 'cluster');
  const byLabel = link?.by === 'label-selector' || link?.by === 'kubernetes-id';
  const what = byLabel
    ? `No pod in ${where} has the label below.`
    : `No namespace in ${where} has the name below.`;
  const hint = suggestion
    ? ` Did you mean ${suggestion.value} (${count(suggestion.pods, 'pod')})?`
    : '';
  return {
    state: 'no-workloads',
    tone: 'off',
    headline: 'No workloads found',
    sub: what + hint,
    action: { id: 'edit-entity', label: 'Edit the entity' },
  };
}

function unconfirmed({ claim }: EntityStatus): CardDraft {
  const owner = claim?.entityOwner
    ? shortRef(claim.entityOwner)
    : 'the owner of this entity';
  const spaces = [...new Set(claim?.namespaces.map(n => n.namespace) ?? [])];
  return {
    state: 'claimed',
    tone: 'forbidden',
    headline: 'Claimed, not confirmed',
    sub: `The platform team has not confirmed that ${owner} owns ${
      listWords(spaces) || 'the namespaces where its label was found'
    }.`,
    action: { id: 'how-to-confirm', label: 'How to confirm it' },
  };
}

/** `group:default/team-search` -> `team-search`. */
export function shortRef(ref: string): string {
  return ref.replace(/^.*\//, '');
}

/** What a viewer is told who may not see the status (HTTP 403). @public */
export function forbiddenWords(
  card: CardName,
  info: { owner: string | null },
): CardWords {
  const owner = info.owner
    ? ` Its owner, ${shortRef(info.owner)}, has it.`
    : '';
  return {
    state: 'forbidden',
    tone: 'forbidden',
    headline: 'Hidden from you',
    sub:
      card === 'mode'
        ? `You need the permission mesh.status.read for this entity.${owner}`
        : null,
    evidence: [],
    action:
      card === 'mode'
        ? { id: 'how-to-get-access', label: 'How to get access' }
        : null,
    why: [],
    seenAt: null,
  };
}

/** What is said when the portal itself failed. It says nothing about the service. @public */
export function errorWords(
  card: CardName,
  info: { status: number | null; retryInSeconds: number | null },
): CardWords {
  const code = info.status ? ` (${info.status})` : '';
  const retry =
    info.retryInSeconds === null
      ? ''
      : ` Next try in ${info.retryInSeconds} s.`;
  return {
    state: 'error',
    tone: 'broken',
    headline: card === 'mode' ? 'Mesh status did not load' : 'Did not load',
    sub:
      card === 'mode'
        ? `The portal answered with an error${code}. This says nothing about your service.${retry}`
        : null,
    evidence: [],
    action: card === 'mode' ? { id: 'try-again', label: 'Try again' } : null,
    why: [],
    seenAt: null,
  };
}
