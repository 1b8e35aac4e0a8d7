import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { startRealFleet } from './fleet/realFleet';
import { FLEET_FOLDER } from './test/support/runningFleet';

// Not `.fleet`: that one belongs to what a person has started.
const folder = join(__dirname, '..', '..', '.cache', 'test-real');

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
  const outcome = await Promise.race([
    runTests(files),
    fleet.died.then(error => Promise.reject(error)),
  ]);
  await fleet.stop();
  process.exit(outcome);
}

function testFiles(wanted: string[]): string[] {
  const tests = join(__dirname, 'test');
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.test.ts'))
    .filter(name => !wanted.length || wanted.some(part => name.includes(part)))
    .sort()
    .map(name => join(tests, name));
  if (files.length > 0) return files;
  throw new Error(`No test file in ${tests} matches ${wanted.join(', ')}`);
}

function runTests(files: string[]): Promise<number> {
  const args = ['--import', 'tsx', '--test', '--test-concurrency=1', ...files];
  const child = spawn(process.execPath, args, {
    stdio: 'inherit',
    env: { ...process.env, [FLEET_FOLDER]: folder },
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => resolve(code ?? 1));
  });
}

main().catch(error => {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exit(1);
});
