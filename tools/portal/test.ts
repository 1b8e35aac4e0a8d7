import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../processes/portal';
import { StopAsked, untilStopAsked } from '../start/stopAsked';
import { requireChromium } from '../test/chromium';
import { minutes } from '../test/minutes';
import { oneFailure, type Result } from '../test/result';
import { configChecks } from './checks/config';
import { databaseChecks } from './checks/database';
import { installChecks } from './checks/install';
import { leftoverChecks, stateOfCheckout } from './checks/leftovers';
import { packageChecks } from './checks/packages';
import { screenChecks } from './checks/screens';
import { endCommands } from './command';
import { restoreManifests } from './pack';
import { runChecks } from './runChecks';
import { setStage, type Stage } from './stage';

const began = Date.now();
const say = (line: string) =>
  console.log(`${minutes(Date.now() - began).padStart(6)}  ${line}`);

/**
 * `npm run test:portal`: a portal made by create-app outside the workspace gets the packed plugins by the steps of
 * docs/operators/install.md and no others. Its last line counts.
 */
async function main(): Promise<Result> {
  const stopAsked = untilStopAsked();
  const work = mkdtempSync(join(tmpdir(), 'strangers-portal-'));
  const kept = join(checkout, '.fleet', 'logs', 'test-portal');
  rmSync(kept, { recursive: true, force: true });
  mkdirSync(kept, { recursive: true });
  restoreManifests(checkout);
  const ends: Array<() => unknown> = [];
  try {
    const run = lookAtAll({ work, kept }, end => ends.push(end));
    return await Promise.race([run, stopAsked]);
  } finally {
    endCommands();
    for (const end of ends.reverse()) await end();
    restoreManifests(checkout);
    rmSync(work, { recursive: true, force: true, maxRetries: 3 });
  }
}

async function lookAtAll(
  folders: { work: string; kept: string },
  atEnd: (end: () => unknown) => void,
): Promise<Result> {
  requireChromium();
  const before = stateOfCheckout();
  const stage: Stage = await setStage(folders, say, atEnd);
  atEnd(() => stage.running?.stop());
  const checks = [
    ...packageChecks,
    ...installChecks(),
    ...configChecks,
    ...screenChecks,
    ...databaseChecks,
    ...leftoverChecks(before),
  ];
  const result = await runChecks(checks, stage, say);
  if (result.failed > 0) say(`logs and pictures: ${folders.kept}`);
  return result;
}

main()
  .catch(error => {
    if (error instanceof StopAsked) process.exit(error.exitCode);
    console.error(error instanceof Error ? error.message : error);
    return oneFailure;
  })
  .then(({ passed, failed }) => {
    console.log(`${passed} passed, ${failed} failed`);
    process.exit(failed > 0 ? 1 : 0);
  });
