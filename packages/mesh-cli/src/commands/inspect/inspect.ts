import {
  inspect,
  MeshReport,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { readClusters } from '../../input/readClusters';
import { Command, EXIT, Io } from '../../io';
import { OUTPUTS, writeReport } from '../../output';
import { UsageError } from '../../usageError';
import { clusterPaths, oneOf, optionsOf } from '../options';
import { inspectHelp } from './help';

/** From the worst. */
const SEVERITIES = ['error', 'warning', 'info'] as const;
type Severity = (typeof SEVERITIES)[number];

export const inspectCommand: Command = {
  summary: 'modes, mTLS, waypoints, findings and advice of whole clusters',
  help: inspectHelp,
  run: runInspect,
};

async function runInspect(args: string[], io: Io): Promise<number> {
  const { values, positionals } = optionsOf(
    args,
    {
      cluster: { type: 'string', multiple: true },
      output: { type: 'string', short: 'o' },
      'fail-on': { type: 'string' },
    },
    `${io.program} inspect --help`,
  );
  if (positionals.length) {
    throw new UsageError(
      `${positionals[0]} is one argument too many; a cluster is given as --cluster NAME=PATH.`,
    );
  }
  const output = oneOf('--output', values.output, OUTPUTS) ?? 'table';
  const failOn = oneOf('--fail-on', values['fail-on'], SEVERITIES);
  const { clusters, problems } = await readClusters(
    clusterPaths(values.cluster),
    io,
  );
  const report = inspect([...clusters.values()].map(({ view }) => view));
  await writeReport(output, { report, clusters }, io.stdout);
  if (problems) return EXIT.nonsense;
  return failOn && isAsBad(report, failOn) ? EXIT.findings : EXIT.ok;
}

function isAsBad({ findings }: MeshReport, limit: Severity): boolean {
  const reached = SEVERITIES.slice(0, SEVERITIES.indexOf(limit) + 1);
  return findings.some(({ severity }) => reached.includes(severity));
}
