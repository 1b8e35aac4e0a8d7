import { Plan } from '../../../contract/plans';
import { count, listWords } from '../../../words/counted';
import type { VerdictWords } from '../../../words/types';
import { asSentence } from '../../../words/sentence';
import { KindWords } from '../types';

const CUT = 'Connections open at that moment are cut once.';

function sum(plan: Plan, key: 'joins' | 'staysOut'): number {
  return plan.targets.reduce((n, t) => n + (t.counts?.[key] ?? 0), 0);
}

const s = (n: number) => (n === 1 ? 's' : '');

export const namespaceWords: KindWords<'namespace'> = {
  title: input => `Enrol ${input.namespace} in ambient`,
  effect(plan): VerdictWords {
    const unknown = plan.targets.filter(t => !t.pods).map(t => t.cluster);
    if (unknown.length) {
      return {
        state: 'ready',
        tone: 'attention',
        headline: `How many pods join in ${listWords(unknown)} is unknown`,
        sub: 'The portal cannot read the pods there.',
      };
    }
    const joins = sum(plan, 'joins');
    const out = sum(plan, 'staysOut');
    if (joins === 0) {
      const written = plan.targets.reduce((n, t) => n + t.mutations.length, 0);
      return {
        state: 'harmless',
        tone: 'ok',
        headline: 'Nothing running is touched',
        sub: `${count(written, 'label')} on a namespace ${
          out ? `where ${count(out, 'pod')} stay${s(out)} out` : 'without pods'
        }.`,
      };
    }
    const warning = plan.findings.find(f => f.severity === 'warning');
    const stay = out ? ` ${out} stay${s(out)} out.` : '';
    return {
      state: 'ready',
      tone: 'attention',
      headline: `${count(joins, 'pod')} join${s(
        joins,
      )} the mesh without a restart.${stay}`,
      sub: warning ? `${CUT} ${asSentence(warning.message)}` : CUT,
    };
  },
  fine(plan): VerdictWords {
    const joins = sum(plan, 'joins');
    if (!joins)
      return { ...namespaceWords.effect(plan), state: 'fine', tone: 'ok' };
    return {
      state: 'fine',
      tone: 'ok',
      headline: `${count(joins, 'pod')} join${s(joins)} the mesh, no restart`,
      sub: CUT,
    };
  },
  nothingToDo: plan =>
    `${plan.targets[0]?.object.name ?? 'It'} is already in the mesh there`,
  writeStep: 'Write the label',
  rolledBack: 'labels are as before',
};
