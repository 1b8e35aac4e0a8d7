import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';

const checkout = join(__dirname, '..', '..');
let folder: string;

before(() => {
  folder = mkdtempSync(join(tmpdir(), 'bootstrap-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

function evaluate(code: string, env: NodeJS.ProcessEnv = {}) {
  const result = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', code],
    {
      cwd: join(checkout, 'tools'),
      encoding: 'utf8',
      env: { ...process.env, MESH_CACHE: join(folder, 'cache'), ...env },
    },
  );
  return { out: result.stdout.trim(), err: result.stderr };
}

describe('bootstrap', () => {
  test('the help of npm start needs neither install nor our own Node', () => {
    const { stdout, status } = spawnSync(
      process.execPath,
      ['tools/run.mjs', 'start', '--help'],
      {
        cwd: checkout,
        encoding: 'utf8',
        env: { MESH_CACHE: join(folder, 'none') },
      },
    );
    assert.equal(status, 0);
    assert.match(stdout, /--fleet real/);
  });

  test('what npm was told about the network holds for Node and Yarn; what they were told wins', () => {
    const seen = (env: NodeJS.ProcessEnv) =>
      JSON.parse(
        evaluate(
          `import { environment } from './bootstrap/cache.mjs';
           const { NODE_EXTRA_CA_CERTS, YARN_NPM_REGISTRY_SERVER } = environment({ bin: '/bin' }, '/tmp');
           console.log(JSON.stringify([NODE_EXTRA_CA_CERTS, YARN_NPM_REGISTRY_SERVER]));`,
          {
            npm_config_cafile: '/npm/ca.pem',
            npm_config_registry: 'https://npm.test/',
            NODE_EXTRA_CA_CERTS: undefined,
            YARN_NPM_REGISTRY_SERVER: undefined,
            ...env,
          },
        ).out,
      );
    assert.deepEqual(seen({}), ['/npm/ca.pem', 'https://npm.test/']);
    const NODE_EXTRA_CA_CERTS = '/own.pem';
    assert.deepEqual(seen({ NODE_EXTRA_CA_CERTS }), [
      '/own.pem',
      'https://npm.test/',
    ]);
  });

  test('an unknown command is refused with the list of those there are', () => {
    const { stderr, status } = spawnSync(
      process.execPath,
      ['tools/run.mjs', 'strat'],
      { cwd: checkout, encoding: 'utf8' },
    );
    assert.equal(status, 1);
    assert.match(stderr, /unknown command strat; expected one of: start, test/);
  });

  test('Node 22.12 and newer and Node 24 are good, others are not', () => {
    const versions = [
      'v20.20.2',
      'v22.11.0',
      'v22.12.0',
      'v23.1.0',
      'v24.0.0',
      'v26.0.0',
    ];
    const { out } = evaluate(`
      import { isGoodNode } from './bootstrap/toolchain.mjs';
      console.log(${JSON.stringify(versions)}.map(isGoodNode).join());
    `);
    assert.equal(out, 'false,false,true,false,true,false');
  });

  test('every cache of the tools lies in MESH_CACHE', () => {
    const { out } = evaluate(`
      import { environment } from './bootstrap/cache.mjs';
      const env = environment({ bin: '/bin' }, '/scratch');
      const names = ['npm_config_cache', 'YARN_GLOBAL_FOLDER', 'GOPATH', 'GOMODCACHE', 'GOCACHE', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME'];
      console.log(names.filter(name => !env[name].startsWith(process.env.MESH_CACHE)).join());
    `);
    assert.equal(out, '');
  });

  test('a disk without room is named, with what is free and what is needed', () => {
    const { out } = evaluate(`
      import { diskIsFull } from './bootstrap/disk.mjs';
      console.log(diskIsFull('/home/me', 1.24e9, 3.2e9));
    `);
    assert.match(out, /\/home\/me has 1\.2 GB free, an install needs 3\.2 GB/);
    assert.match(out, /MESH_CACHE/);
  });

  test('a scratch folder whose process is gone is removed by the next', () => {
    const { out } = evaluate(
      `
      import { existsSync, mkdirSync } from 'node:fs';
      import { makeScratchFolder } from './bootstrap/scratch.mjs';
      const left = process.env.TMPDIR + '/mesh-onboarding-4194305';
      mkdirSync(left);
      const mine = makeScratchFolder();
      console.log(existsSync(left), existsSync(mine));
    `,
      { TMPDIR: folder },
    );
    assert.equal(out, 'false true');
  });
});
