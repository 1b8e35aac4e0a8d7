import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../processes/portal';
import { runNode, type RunOptions } from './command';
import { counted, oneFailure, type Result } from './result';

const suites = {
  // tools/real has a command of its own.
  tools: [
    'tools/*.test.ts',
    'tools/{bench,bootstrap,judge,layers,mutation,portal,processes,start,test}/**/*.test.ts',
  ],
  e2e: ['e2e/**/*.test.ts'],
};

/** Runs a suite of Node's own test runner, file after file: its tests share one portal. */
export async function runNodeTests(
  suite: keyof typeof suites,
  files: string[],
  options: RunOptions = {},
): Promise<Result> {
  const chosen =
    files.length > 0
      ? files
      : globSync(suites[suite], { cwd: checkout }).sort();
  if (chosen.length === 0) {
    console.error(`No test file matches ${suites[suite].join(' ')}`);
    return oneFailure;
  }
  const folder = mkdtempSync(join(tmpdir(), 'node-test-report-'));
  const report = join(folder, 'report.tap');
  const reporters = [
    ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
    ...['--test-reporter=tap', `--test-reporter-destination=${report}`],
  ];
  const exitCode = await runNode(
    [
      '--import',
      'tsx',
      '--test',
      '--test-concurrency=1',
      ...reporters,
      ...chosen,
    ],
    options,
  );
  try {
    return counted(readTap(readFileSync(report, 'utf8')), exitCode);
  } catch (error) {
    console.error(`Node's test runner left no report: ${error}`);
    return oneFailure;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * Reads the counts at the end of a TAP report. A skipped or cancelled test says nothing, so it counts
 * as failed.
 *
 * @throws Error when a count is missing
 */
export function readTap(report: string): Result {
  const count = (name: string) => {
    const found = new RegExp(`^# ${name} (\\d+)$`, 'm').exec(report);
    if (!found) throw new Error(`no line "# ${name} <number>"`);
    return Number(found[1]);
  };
  const silent = count('cancelled') + count('skipped') + count('todo');
  return { passed: count('pass'), failed: count('fail') + silent };
}
