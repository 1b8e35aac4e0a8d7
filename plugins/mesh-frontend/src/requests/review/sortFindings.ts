import type {
  PlanFinding,
  Tone,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

const order: readonly PlanFinding['severity'][] = ['error', 'warning', 'note'];

const severityTones: Record<PlanFinding['severity'], Tone> = {
  error: 'broken',
  warning: 'attention',
  note: 'neutral',
};

/** That a cluster does not answer is no fault of the plan: it waits. */
export function findingTone({ code, severity }: PlanFinding): Tone {
  return code === 'cluster-silent' ? 'stale' : severityTones[severity];
}

/** Error, warning, note. */
export function sortFindings(findings: readonly PlanFinding[]): PlanFinding[] {
  return [...findings].sort(
    (a, b) => order.indexOf(a.severity) - order.indexOf(b.severity),
  );
}

/** `1 error, 2 warnings`; what there is none of is left out. */
export function findingCounts(findings: readonly PlanFinding[]): string {
  return order
    .map(severity => ({
      severity,
      n: findings.filter(f => f.severity === severity).length,
    }))
    .filter(({ n }) => n > 0)
    .map(({ severity, n }) => `${n} ${severity}${n === 1 ? '' : 's'}`)
    .join(', ');
}
