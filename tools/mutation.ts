import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { expand, score, scoreTable } from './mutation/score';

const checkout = join(__dirname, '..');
const plugin = join(checkout, 'plugins/mesh-common');
const report = join(checkout, '.cache', 'mutation.json');
const settings = z
  .object({ mutate: z.array(z.string()) })
  .parse(JSON.parse(readFileSync(join(plugin, 'stryker.config.json'), 'utf8')));

/**
 * `npm run test:mutation`: changes the model of mtls, capture, waypoint binding and classification in a thousand small ways
 * and runs its tests on each, folder by folder with the tests of that folder. Settings: `plugins/mesh-common/stryker.config.json`;
 * more arguments go to Stryker. Ends with 1 where a folder is below the threshold of the settings.
 */
async function main(): Promise<number> {
  const scores = [];
  let worst = 0;
  for (const pattern of settings.mutate) {
    const folder = pattern.split('/')[1];
    rmSync(report, { force: true });
    worst = Math.max(worst, await stryker(folder, expand(pattern)));
    if (!existsSync(report)) {
      throw new Error(`No report of ${folder}: json must be a reporter.`);
    }
    scores.push(score(folder, JSON.parse(readFileSync(report, 'utf8'))));
  }
  console.log(`\n${scoreTable(scores)}`);
  return worst;
}

function stryker(folder: string, files: readonly string[]): Promise<number> {
  console.log(`\n${folder}: ${files.length} files`);
  const child = spawn(
    process.execPath,
    [
      join(checkout, 'node_modules/@stryker-mutator/core/bin/stryker.js'),
      'run',
      '--mutate',
      files.join(','),
      ...process.argv.slice(2),
    ],
    {
      cwd: plugin,
      stdio: 'inherit',
      // jest.mutation.js reads it.
      env: { ...process.env, MUTATED_FOLDER: folder },
    },
  );
  return new Promise(resolve => child.on('close', code => resolve(code ?? 1)));
}

main().then(
  code => process.exit(code),
  error => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
