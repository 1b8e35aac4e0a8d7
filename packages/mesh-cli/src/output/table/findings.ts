import type {
  Finding,
  MeshReport,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { clean } from '../clean';
import { Group, groupsOf, subjectsWords } from '../subjects';
import { blockLines } from './blocks';

/** More of one code says the same of others; all of them are in the other formats. */
const MOST_OF_A_CODE = 10;
const INDENT = 9;

/** Findings with their next steps, the worst first. */
export function findingLines(report: MeshReport, width: number): string[] {
  const shown = new Map<string, number>();
  const groups = groupsOf(report.findings);
  return groups.flatMap(group => {
    const { code } = group.said;
    const count = (shown.get(code) ?? 0) + 1;
    shown.set(code, count);
    if (count <= MOST_OF_A_CODE) return blockOf(group, report, width);
    return count === MOST_OF_A_CODE + 1 ? [moreOf(code, groups)] : [];
  });
}

function moreOf(code: string, groups: readonly Group<Finding>[]): string {
  const all = groups.filter(({ said }) => said.code === code).length;
  const more = all - MOST_OF_A_CODE;
  return `${' '.repeat(INDENT)}… ${more} more ${code}; --output json has all.`;
}

function blockOf(
  { said, subjects }: Group<Finding>,
  { clusters }: MeshReport,
  width: number,
): string[] {
  const { severity, code, istio, cluster, message, nextStep } = said;
  const place = clusters.length > 1 ? `${cluster}: ` : '';
  const codes = istio ? `${code}, ${istio}` : code;
  return blockLines(
    {
      margin: severity,
      title: clean(`${place}${subjectsWords(subjects)}  [${codes}]`),
      text: [clean(message)],
      nextStep: clean(nextStep),
    },
    INDENT,
    width,
  );
}
