import { CardWords } from './types';

/** What a rule of a card decides; evidence, reasons and age are the same for all of its states. */
export type CardDraft = Pick<
  CardWords,
  'state' | 'tone' | 'headline' | 'sub' | 'action'
>;

export const openTab = { id: 'open-tab', label: 'Open Mesh tab' } as const;

export const onboard = {
  id: 'onboard',
  label: 'Onboard to the mesh',
  primary: true,
} as const;

export function whySilent(cluster: string) {
  return {
    id: 'why-silent',
    label: `Why is ${cluster} silent?`,
    cluster,
  } as const;
}

export function fixAccess(cluster: string) {
  return {
    id: 'fix-access',
    label: 'Fix the access of the portal',
    cluster,
  } as const;
}

/** The first rule that applies gives the words. */
export function firstOf<T>(
  rules: readonly ((input: T) => CardDraft | null)[],
  input: T,
): CardDraft | null {
  for (const rule of rules) {
    const draft = rule(input);
    if (draft) return draft;
  }
  return null;
}
