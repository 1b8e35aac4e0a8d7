import type { CardInput } from './clusters';
import type { CardAction, CardWords } from './types';

/** What a rule of a card decides; evidence, reasons and age are the same for all of its states. */
export type CardDraft = Pick<
  CardWords,
  'state' | 'tone' | 'headline' | 'sub' | 'action'
>;

/** One state of a card: its words, or null where it is another. */
export type CardRule = (input: CardInput) => CardDraft | null;

export const openTab = { id: 'open-tab', label: 'Open Mesh tab' } as const;

export const onboard = {
  id: 'onboard',
  label: 'Onboard to the mesh',
  primary: true,
} as const;

export function whySilent(cluster: string): CardAction {
  return { id: 'why-silent', label: `Why is ${cluster} silent?`, cluster };
}

export function fixAccess(cluster: string): CardAction {
  return { id: 'fix-access', label: 'Fix the access of the portal', cluster };
}

export function showPods(pods: number, cluster: string): CardAction {
  const label = pods === 1 ? 'Show the pod' : `Show the ${pods} pods`;
  return { id: 'show-pods', label, cluster };
}

export function seePolicy(cluster: string): CardAction {
  return { id: 'see-policy', label: 'See the policy', cluster };
}

/** The first rule that applies gives the words. */
export function firstOf(
  rules: readonly CardRule[],
  input: CardInput,
): CardDraft | null {
  for (const rule of rules) {
    const draft = rule(input);
    if (draft) return draft;
  }
  return null;
}
