import { istiodAnswerSchema } from '../../../../packages/mesh-cli/src/testing';
import { claimedCodes } from '../compare/claimed';
import { Outcome } from './outcome';

/** How much was compared, for the end of a run. */
export function table(outcomes: readonly Outcome[]): string {
  const answers = outcomes.map(({ recorded }) =>
    istiodAnswerSchema.parse(recorded.istiod),
  );
  const workloads = answers.flatMap(answer => answer.workloads);
  const conditions = answers.flatMap(answer => answer.conditions);
  const messages = outcomes.flatMap(({ recorded }) => recorded.analyze);
  const codes = new Set(messages.map(({ code }) => code));
  const claimed = claimedCodes();
  const rows: [string, number | string][] = [
    ['scenarios', outcomes.length],
    ['workloads', workloads.length],
    ['  of them captured', captured(workloads)],
    ['  of them uncertain', uncertain(outcomes)],
    ['services', answers.flatMap(answer => answer.services).length],
    ['waypoints', count(conditions, ({ kind }) => kind === 'Gateway')],
    ['converted policies', converted(workloads)],
    ['objects with conditions', conditions.length],
    ['messages of istioctl analyze', messages.length],
    ['  codes seen', [...codes].sort().join(' ')],
    [
      '  codes compared',
      [...codes]
        .filter(code => claimed.has(code))
        .sort()
        .join(' ') || 'none',
    ],
    ['differences, explained', total(outcomes, 'explained')],
    ['differences, unexplained', total(outcomes, 'differences')],
    ['seconds each', mean(outcomes.map(({ seconds }) => seconds))],
  ];
  return rows.map(([name, value]) => `${name.padEnd(30)} ${value}`).join('\n');
}

type Workloads = ReturnType<typeof istiodAnswerSchema.parse>['workloads'];

const captured = (all: Workloads) =>
  count(all, ({ tunnel }) => tunnel === 'HBONE');

const uncertain = (outcomes: readonly Outcome[]) =>
  outcomes.reduce((sum, outcome) => sum + outcome.uncertain.length, 0);

const converted = (all: Workloads) =>
  new Set(all.flatMap(({ convertedPolicies }) => convertedPolicies)).size;

function count<T>(all: readonly T[], which: (one: T) => boolean): number {
  return all.filter(which).length;
}

const total = (
  outcomes: readonly Outcome[],
  which: 'explained' | 'differences',
) => outcomes.reduce((sum, outcome) => sum + outcome[which].length, 0);

const mean = (numbers: number[]) =>
  (numbers.reduce((a, b) => a + b, 0) / (numbers.length || 1)).toFixed(1);
