import { Writable } from 'node:stream';
import type { MeshReport } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { write } from '../../io';
import { verdict } from '../verdict';
import {
  adviceTable,
  clusterTable,
  findingTable,
  namespaceTable,
  reachabilityTable,
  serviceTable,
  waypointTable,
  workloadTable,
} from './sections';

/** What everybody should see, and what one may open. */
const OPEN = [
  ['Findings', findingTable],
  ['Clusters', clusterTable],
] as const;

const FOLDED = [
  ['Namespaces', namespaceTable],
  ['Workloads', workloadTable],
  ['Services that are global or ask for a waypoint', serviceTable],
  ['Waypoints', waypointTable],
  ['Who reaches whom', reachabilityTable],
  ['Advice', adviceTable],
] as const;

/** A report for a comment on a pull request, or a page of a wiki. */
export async function writeMarkdown(
  report: MeshReport,
  out: Writable,
): Promise<void> {
  const open = OPEN.flatMap(([title, tableOf]) => {
    const lines = tableOf(report);
    return lines.length ? [`### ${title}`, '', ...lines, ''] : [];
  });
  const folded = FOLDED.flatMap(([title, tableOf]) => {
    const lines = tableOf(report);
    if (!lines.length) return [];
    return [
      `<details><summary>${title}</summary>`,
      '',
      ...lines,
      '',
      '</details>',
      '',
    ];
  });
  const all = ['## Mesh', '', verdict(report), '', ...open, ...folded];
  await write(out, `${all.join('\n').trimEnd()}\n`);
}
