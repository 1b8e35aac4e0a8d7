import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { startProcess } from '../../control-plane/childProcess';
import { waitUntil } from '../../control-plane/waitUntil';

const folder = mkdtempSync(join(tmpdir(), 'real-process-test-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const shell = (name: string, script: string) =>
  startProcess({
    name,
    file: '/bin/sh',
    args: ['-c', script],
    env: { PATH: process.env.PATH },
    folder,
    logFile: join(folder, `${name}.log`),
  });

test('one that ends by itself is reported with the end of its log', async () => {
  const error = await shell('short', 'echo the reason; exit 3').died;
  assert.match(error.message, /^short ended with 3\..*:\nthe reason$/s);
});

test('one that cannot be started is reported', async () => {
  const one = startProcess({
    name: 'absent',
    file: '/nonexistent/program',
    args: [],
    folder,
    logFile: join(folder, 'absent.log'),
  });
  assert.match((await one.died).message, /program/);
});

test('stop ends the whole group, also one that ignores SIGTERM', async () => {
  const one = shell('group', 'trap "" TERM; sleep 1000 & echo $!; wait');
  const childPid = await waitUntil('the child', () => pidIn(one.logFile));
  assert.ok(isAlive(childPid));
  one.stop();
  await waitUntil(
    'the end of the child',
    () => !isAlive(childPid) || undefined,
  );
  await waitUntil('the end of the shell', () => !isAlive(one.pid) || undefined);
});

test('killing the starter with SIGKILL leaves nothing behind', async t => {
  if (process.platform !== 'linux') {
    t.diagnostic('only Linux has a parent-death signal');
    return;
  }
  const module_ = join(__dirname, '..', '..', 'control-plane', 'childProcess');
  const logFile = join(folder, 'orphan.log');
  const options = {
    name: 'orphan',
    file: '/bin/sh',
    args: ['-c', 'echo $$; exec sleep 1000'],
    env: { PATH: process.env.PATH },
    folder,
    logFile,
  };
  const script = `require(${JSON.stringify(
    module_,
  )}).startProcess(${JSON.stringify(options)}); setInterval(() => {}, 1000);`;
  const starter = spawn(process.execPath, ['--import', 'tsx', '-e', script], {
    cwd: join(__dirname, '..', '..', '..', '..'),
    stdio: 'ignore',
  });
  const pid = await waitUntil('the orphan-to-be', () => pidIn(logFile));
  assert.ok(isAlive(pid));
  starter.kill('SIGKILL');
  await waitUntil('the end of the orphan', () => !isAlive(pid) || undefined);
});

function pidIn(file: string): number | undefined {
  return Number(readFileSync(file, 'utf8').trim()) || undefined;
}

/** A zombie counts as ended. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
}
