import type { MeshReport } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { adviceToShow, savesWords } from '../advice';
import { clean } from '../clean';
import { groupsOf, subjectsWords } from '../subjects';
import { blockLines } from './blocks';

const INDENT = 'ambient-with-waypoint'.length + 2;

/** What fits where, what speaks against it, and what to do. */
export function adviceLines(report: MeshReport, width: number): string[] {
  const { shown, asTheirNamespace } = adviceToShow(report);
  const blocks = groupsOf(shown).flatMap(({ said, subjects }) => {
    const { cluster, recommendation, confidence, against } = said;
    const place = report.clusters.length > 1 ? `${cluster}: ` : '';
    const saves = savesWords(said);
    const title = `${place}${subjectsWords(
      subjects,
    )}, confidence ${confidence}${saves && `, saves ${saves}`}`;
    return blockLines(
      {
        margin: recommendation,
        title: clean(title),
        text: against.map(reason => clean(`against: ${reason}`)),
        nextStep: clean(said.nextStep),
      },
      INDENT,
      width,
    );
  });
  if (!asTheirNamespace) return blocks;
  const count = asTheirNamespace.toLocaleString('en');
  return [...blocks, `Services with the advice of their namespace: ${count}.`];
}
