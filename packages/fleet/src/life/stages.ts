import type { Stage, Step } from './life';
import type { Trail } from './trail';

/** Where subjects went ways that the step does not name: a sentence for each. */
export function stageErrors(
  { becomes, passes = {} }: Step,
  trail: Trail,
  subjects: string[],
): string[] {
  return [...new Set([...subjects, ...Object.keys(becomes)])].flatMap(
    subject => {
      const way = trail.of(subject);
      const between = way.slice(1, -1);
      if (!(subject in becomes)) {
        return way.length > 1
          ? [`${subject} should not move: ${shown(way)}`]
          : [];
      }
      const stages = passes[subject];
      if (!stages || follows(between, stages)) return [];
      return [
        `${subject} should pass ${shown(
          stages.map(({ says }) => says),
        )}: ${shown(way)}`,
      ];
    },
  );
}

/** Whether what was seen are these stages, in this order, but for those that may be missed. */
function follows(seen: (string | null)[], stages: readonly Stage[]): boolean {
  let at = 0;
  for (const { says, mayBeMissed } of stages) {
    if (seen[at] === says) at += 1;
    else if (!mayBeMissed) return false;
  }
  return at === seen.length;
}

const shown = (way: readonly (string | null)[]) =>
  way.map(says => says ?? 'not there').join('  ->  ') || 'nothing';
