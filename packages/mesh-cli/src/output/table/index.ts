import { Writable } from 'node:stream';
import type { MeshReport } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { write } from '../../io';
import { verdict } from '../verdict';
import { widthOf } from '../width';
import { wrap } from '../wrap';
import { adviceLines } from './advice';
import { findingLines } from './findings';
import {
  clusterLines,
  machineLines,
  namespaceLines,
  reachabilityLines,
  serviceLines,
  waypointLines,
  workloadLines,
} from './sections';

const SECTIONS = [
  ['Findings', findingLines],
  ['Clusters', clusterLines],
  ['Namespaces', namespaceLines],
  ['Workloads', workloadLines],
  ['Virtual machines', machineLines],
  ['Services that are global or ask for a waypoint', serviceLines],
  ['Waypoints', waypointLines],
  ['Who reaches whom', reachabilityLines],
  ['Advice', adviceLines],
] as const;

const INDENT = '  ';

/** A report for people: findings first, what it all comes to last. */
export async function writeTable(
  report: MeshReport,
  out: Writable & { readonly columns?: number },
): Promise<void> {
  const width = widthOf(out);
  for (const [title, linesOf] of SECTIONS) {
    const lines = linesOf(report, width - INDENT.length);
    // Headers alone say nothing.
    if (lines.length > 1) {
      const text = [
        title,
        '',
        ...lines.map(line => `${INDENT}${line}`.trimEnd()),
      ];
      if (!(await write(out, `${text.join('\n')}\n\n`))) return;
    }
  }
  await write(out, `${wrap(verdict(report), width).join('\n')}\n`);
}
