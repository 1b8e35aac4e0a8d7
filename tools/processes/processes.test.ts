import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { freePort, requireFreePorts } from './ports';
import { untilOk } from './ready';
import { Service } from './service';

let folder: string;
const started: Service[] = [];

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'processes-'));
});
after(async () => {
  // eslint-disable-next-line @typescript-eslint/no-shadow
  await Promise.all(started.map(service => service.stop()));
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a piece of JavaScript as a service. */
function service(code: string): Service {
  const one = new Service({
    name: 'test piece',
    argv: ['-e', code],
    cwd: folder,
    env: process.env,
    logFile: join(folder, `${started.length}.log`),
  });
  started.push(one);
  return one;
}

/** Waits for an end that nobody else tells of; the test runner's timeout bounds it. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise(resolve => setImmediate(resolve));
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('a service', () => {
  test('says when it is ready, and writes all it says into its log', async () => {
    const one = service("console.log('up'); setInterval(() => {}, 1e6)");
    assert.equal(await one.line(/^up/), 'up');
    await one.stop();
    await until(() => readFileSync(one.logFile, 'utf8') === 'up\n');
  });

  test('that ends by itself rejects with its last lines', async () => {
    const one = service("console.error('no such table'); process.exit(3)");
    await assert.rejects(one.line(/never/), /no such table/);
    await assert.rejects(one.endedUnasked(), /The test piece ended/);
  });

  test('takes with it what it started, also what ignores SIGTERM', async () => {
    const one = service(`
      process.on('SIGTERM', () => process.exit(0));
      const stubborn = "process.on('SIGTERM', () => {}); console.log('child ' + process.pid); setInterval(() => {}, 1e6)";
      require('node:child_process').spawn(process.execPath, ['-e', stubborn], { stdio: 'inherit' });
    `);
    const child = Number((await one.line(/^child/)).split(' ')[1]);
    await one.stop();
    await until(() => !isAlive(child));
  });
});

describe('ports', () => {
  let server: Server;
  let port: number;

  before(async () => {
    port = await freePort();
    server = createServer();
    await new Promise<void>(done => server.listen(port, '127.0.0.1', done));
  });
  after(() => server.close());

  test('one in use is named, with what it is for and who has it', async () => {
    const free = await freePort();
    await assert.rejects(
      requireFreePorts([
        { port: free, usedFor: 'frontend' },
        { port, usedFor: 'backend' },
      ]),
      (error: Error) => {
        assert.match(
          error.message,
          new RegExp(`${port} \\(backend\\), by process ${process.pid}: node`),
        );
        assert.doesNotMatch(error.message, /frontend/);
        return true;
      },
    );
  });

  test('free ones are no reason to complain', async () => {
    await requireFreePorts([{ port: await freePort(), usedFor: 'frontend' }]);
  });
});

test('untilOk asks until the answer is 200', async () => {
  const port = await freePort();
  const one = service(`
    let asked = 0;
    require('node:http').createServer((_, response) => {
      response.statusCode = ++asked < 3 ? 503 : 200;
      response.end('asked ' + asked);
    }).listen(${port}, '127.0.0.1');
  `);
  const body = await untilOk(
    `http://127.0.0.1:${port}`,
    new AbortController().signal,
  );
  assert.equal(body, 'asked 3');
  await one.stop();
});
