// `.ci/run`: the steps below, one after another, with the minutes of each. Plain ESM for Node 20: it runs
// before anything is installed.
import { spawn } from 'node:child_process';
import { paths } from './bootstrap/cache.mjs';

/** What a full run is, in order; every step is an npm script. */
const steps = ['test', 'real:build', 'test:real', 'test:portal'];

/** The last line of a step that counts. */
const counts = /^(\d+) passed, (\d+) failed$/;

async function main() {
  const outcomes = [];
  for (const step of steps) {
    console.log(`\n##### npm run ${step}`);
    const started = Date.now();
    const result = await run(step);
    outcomes.push({ step, minutes: minutes(Date.now() - started), ...result });
  }
  report(outcomes);
  return outcomes.some(({ failed }) => failed > 0) ? 1 : 0;
}

/** Runs a step in the foreground; a step without counts, or that fails without one, counts by its exit code. */
function run(step) {
  const child = spawn('npm', ['run', step], {
    cwd: paths.checkout,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let lastLine = '';
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', text => {
    process.stdout.write(text);
    const lines = (rest + text).split('\n');
    rest = lines.pop();
    lastLine = lines.filter(line => line.trim()).at(-1) ?? lastLine;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => {
      const [, passed, failed] = counts.exec(rest || lastLine) ?? [0, 0, 0];
      const unexplained = code !== 0 && Number(failed) === 0 ? 1 : 0;
      resolve({ passed: Number(passed), failed: Number(failed) + unexplained });
    });
  });
}

function report(outcomes) {
  const sum = key => outcomes.reduce((all, one) => all + one[key], 0);
  console.log('\nstep            minutes  passed  failed');
  for (const { step, minutes: time, passed, failed } of outcomes) {
    console.log(
      `${step.padEnd(15)} ${time.padStart(7)} ${String(passed).padStart(
        7,
      )} ${String(failed).padStart(7)}`,
    );
  }
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
}

function minutes(milliseconds) {
  const seconds = Math.round(milliseconds / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

process.exitCode = await main();
