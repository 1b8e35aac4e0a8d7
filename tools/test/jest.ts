import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { runNode } from './command';
import { counted, oneFailure, type Result } from './result';

const reportSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
});

/** Jest over the whole workspace as Backstage sets it up, or over some files. */
export async function runJest(files: string[]): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'jest-report-'));
  const report = join(folder, 'report.json');
  const exitCode = await runNode(
    [
      require.resolve('@backstage/cli/bin/backstage-cli'),
      ...['repo', 'test', '--watch=false', '--maxWorkers=2'],
      ...['--json', `--outputFile=${report}`],
      // What it compiled is good for the next run; the temporary directory is gone then.
      ...cacheFolder(),
      ...files,
    ],
    // PostgreSQL is brought by the tests that want it; nobody has to have Docker.
    { env: { BACKSTAGE_TEST_DISABLE_DOCKER: '1' } },
  );
  try {
    return counted(readReport(report), exitCode);
  } catch (error) {
    console.error(`Jest left no report: ${error}`);
    return oneFailure;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function cacheFolder(): string[] {
  const { MESH_CACHE } = process.env;
  return MESH_CACHE ? [`--cacheDirectory=${join(MESH_CACHE, 'jest')}`] : [];
}

/** A skipped test is a test that says nothing, so it counts as failed. */
function readReport(file: string): Result {
  const report = reportSchema.parse(JSON.parse(readFileSync(file, 'utf8')));
  const skipped = report.numPendingTests + report.numTodoTests;
  if (skipped > 0) {
    console.error(`${skipped} tests were skipped; each counts as failed.`);
  }
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites + skipped,
  };
}
