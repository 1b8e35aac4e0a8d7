import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { strangersEnvironment } from '../environment';

const before = { ...process.env };
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'environment-'));
});

afterEach(() => {
  process.env = { ...before };
  rmSync(folder, { recursive: true });
});

test('nothing of the checkout reaches a stranger', () => {
  process.env.PATH = '/checkout/node_modules/.bin:/usr/bin';
  process.env.npm_package_name = 'mesh-onboarding';
  process.env.npm_config_local_prefix = '/checkout';
  process.env.npm_config_cache = '/cache/npm';
  process.env.APP_CONFIG_mesh_approvers = '[]';
  process.env.YARN_IGNORE_PATH = '1';
  const env = strangersEnvironment(folder, '/checkout');
  assert.equal(env.HOME, folder);
  assert.equal(env.PATH, '/usr/bin');
  assert.equal(env.npm_config_cache, '/cache/npm');
  const ours = /^(npm_package|npm_config_local|APP_CONFIG_|YARN_IGNORE_PATH)/;
  assert.deepEqual(
    Object.keys(env).filter(name => ours.test(name)),
    [],
  );
});
