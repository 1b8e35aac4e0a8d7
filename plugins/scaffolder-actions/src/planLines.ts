import { Plan } from '@mesh-onboarding/backstage-plugin-mesh-common';

/** A plan as lines for a task log, most important first. */
export function planLines(plan: Plan): string[] {
  const head = plan.nothingToDo
    ? 'Nothing to do: the mesh already is as asked.'
    : `Plan ${plan.hash.slice(0, 4)}, risk ${plan.risk.level}.`;
  return [
    head,
    ...plan.findings.map(
      f => `${f.severity}: ${f.message} Next: ${f.nextStep}`,
    ),
    ...plan.targets.flatMap(target => [
      `${target.cluster}: ${target.object.kind} ${target.object.name}`,
      ...target.mutations.map(
        m => `  ${m.path}: ${shown(m.before)} -> ${shown(m.after)}`,
      ),
      ...(target.counts
        ? [
            `  ${target.counts.joins} pods join, ${target.counts.staysOut} stay out, ${target.counts.alreadyIn} are in already`,
          ]
        : []),
    ]),
  ];
}

function shown(value: unknown): string {
  return value === null ? '(absent)' : JSON.stringify(value);
}
