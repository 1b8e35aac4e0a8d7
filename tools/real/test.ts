import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTap } from '../test/nodeTests';
import { counted, Result } from '../test/result';
import { startRealFleet } from './fleet/realFleet';
import { FLEET_FOLDER } from './test/support/runningFleet';

// Not `.fleet`: that one belongs to what a person has started.
const folder = join(__dirname, '..', '..', '.cache', 'test-real');

const TWENTY_MINUTES = 20 * 60_000;

/**
 * `npm run test:real`: starts the real fleet once and runs the tests of
 * `tools/real/test` against it, one file after the other. Arguments name the
 * files to run, by a part of their name.
 */
async function main(): Promise<void> {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => process.exit(130));
  }
  const files = testFiles(process.argv.slice(2));
  const fleet = await startRealFleet({
    folder,
    onProgress: line => console.log(line),
  });
  const { passed, failed } = await Promise.race([
    runTests(files),
    fleet.died.then(error => Promise.reject(error)),
  ]);
  await fleet.stop();
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

function testFiles(wanted: string[]): string[] {
  const tests = join(__dirname, 'test');
  const isWanted = (name: string) =>
    wanted.some(part => name.toLowerCase().includes(part.toLowerCase()));
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.test.ts'))
    .filter(name => !wanted.length || isWanted(name))
    .sort()
    .map(name => join(tests, name));
  if (files.length > 0) return files;
  throw new Error(`No test file in ${tests} matches ${wanted.join(', ')}`);
}

async function runTests(files: string[]): Promise<Result> {
  const report = join(folder, 'report.tap');
  const args = ['--import', 'tsx', '--test', '--test-concurrency=1'];
  args.push('--test-reporter=spec', '--test-reporter-destination=stdout');
  args.push('--test-reporter=tap', `--test-reporter-destination=${report}`);
  // A failed test may leave a watch open; its file must end all the same.
  args.push('--test-force-exit', `--test-timeout=${TWENTY_MINUTES}`);
  const child = spawn(process.execPath, [...args, ...files], {
    stdio: 'inherit',
    env: { ...process.env, [FLEET_FOLDER]: folder },
  });
  // Where a part of the fleet dies there is nothing left to test.
  process.on('exit', () => child.kill());
  const exitCode = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve(code ?? 1));
  });
  return counted(readTap(readFileSync(report, 'utf8')), exitCode);
}

main().catch(error => {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  console.log('0 passed, 1 failed');
  process.exit(1);
});
