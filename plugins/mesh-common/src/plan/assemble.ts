import { Plan, PlanFinding, PlanTarget } from '../contract/plans';
import { planHash } from './hash';

/** What a kind of request decides about a plan; the rest follows. */
export type PlanParts = Omit<Plan, 'hash' | 'blocked' | 'nothingToDo'>;

const severities: readonly PlanFinding['severity'][] = [
  'error',
  'warning',
  'note',
];

/** Makes a plan of its parts: order of findings, verdicts, hash. */
export function assemblePlan(parts: PlanParts): Plan {
  const findings = [...parts.findings].sort(
    (a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity),
  );
  const blocked = findings.some(f => f.severity === 'error');
  return {
    ...parts,
    findings,
    hash: planHash({ ...parts, findings }),
    blocked,
    nothingToDo: !blocked && parts.targets.every(isDone),
  };
}

/** The target is as asked already. */
export function isDone(target: PlanTarget): boolean {
  return target.mutations.length === 0;
}
