import assert from 'node:assert/strict';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, describe, test } from 'node:test';
import { type Layer, layers, notShipped } from './layers';
import { layerOf, violations } from './layers/check';
import { Imports } from './layers/imports';
import { impurities } from './layers/purity';
import { readWorkspaces, root, sourceFiles } from './layers/workspace';

const imports = new Imports(root, readWorkspaces());
const shipped = sourceFiles().filter(file => !notShipped.test(file));

describe('layers', () => {
  test('every shipped source file belongs to a layer', () => {
    const homeless = shipped.filter(file => !layerOf(file, layers));
    assert.deepEqual(homeless, [], 'give it a line in tools/layers.ts');
  });

  test('no file imports or reaches what its layer must not', () => {
    const found = shipped.flatMap(file => {
      const layer = layerOf(file, layers);
      return layer ? violations(file, layer, layers, imports) : [];
    });
    assert.deepEqual(found, []);
  });

  test('a pure layer reads no clock and throws no dice', () => {
    const found = shipped
      .filter(file => layerOf(file, layers)?.isPure)
      .flatMap(file =>
        impurities(file, readFileSync(join(root, file), 'utf8')).map(
          what => `${file}:${what}`,
        ),
      );
    assert.deepEqual(found, []);
  });

  test('nothing shipped imports the fleet, the app or the backend of the demo', () => {
    const found = shipped
      .filter(file => file.startsWith('plugins/'))
      .flatMap(file => imports.reachableFrom(file))
      .map(({ target }) => (target.kind === 'file' ? target.path : ''))
      .filter(path => path.startsWith('packages/'));
    assert.deepEqual(found, []);
  });
});

describe('the checks themselves', () => {
  const pure: Layer = {
    path: 'plugins/mesh-common/src',
    imports: [],
    because: 'it is pure',
    packages: ['zod'],
    isPure: true,
    neverReaches: ['node:*'],
  };
  const user: Layer = {
    path: 'plugins/mesh-frontend/src',
    imports: [pure.path],
    because: 'it runs in a browser',
    neverReaches: ['node:*', 'knex'],
  };
  const planted = new Map([
    [
      'plugins/mesh-common/src/index.ts',
      ["import { z } from 'zod'", "import './b'"],
    ],
    ['plugins/mesh-common/src/b.ts', ["const fs = await import('node:fs')"]],
    ['plugins/mesh-frontend/src/c.ts', ["import type { A } from '@x/common'"]],
  ]);
  const { imports: plantedOnes, remove } = plantedImports(planted);
  after(remove);
  const check = (file: string, layer: Layer, others: Layer[]) =>
    violations(file, layer, [layer, ...others], plantedOnes);

  test('an import over two files is followed, and the way to it is told', () => {
    assert.deepEqual(check('plugins/mesh-frontend/src/c.ts', user, [pure]), [
      'plugins/mesh-frontend/src/c.ts -> plugins/mesh-common/src/index.ts -> plugins/mesh-common/src/b.ts -> node:fs: it runs in a browser',
    ]);
  });

  test('a layer that is not named may not be imported', () => {
    const alone = { ...user, imports: [], neverReaches: [] };
    assert.deepEqual(check('plugins/mesh-frontend/src/c.ts', alone, [pure]), [
      'plugins/mesh-frontend/src/c.ts imports plugins/mesh-common/src/index.ts: it runs in a browser',
    ]);
  });

  test('a package that is not on the list is found', () => {
    const strict = { ...pure, packages: [], neverReaches: [] };
    assert.deepEqual(
      check('plugins/mesh-common/src/index.ts', strict, [user]),
      ['plugins/mesh-common/src/index.ts imports zod: it is pure'],
    );
  });

  for (const text of [
    'const a = Date.now()',
    'const a = new Date()',
    'const a = Date()',
    'const now = Date.now',
    'const a = globalThis.Math.random()',
    'setTimeout(() => {}, 1)',
  ]) {
    test(`impure: ${text}`, () => {
      assert.equal(impurities('x.ts', text).length, 1);
    });
  }

  for (const text of ['new Date(0)', 'Date.parse(s)', 'a.setTimeout = 1']) {
    test(`pure: ${text}`, () => {
      assert.deepEqual(impurities('x.ts', text), []);
    });
  }
});

/** Imports over files that exist only here. */
function plantedImports(files: Map<string, string[]>) {
  const folder = mkdtempSync(join(tmpdir(), 'layers-'));
  for (const [file, lines] of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), lines.join('\n'));
  }
  const workspaces = new Map([['@x/common', 'plugins/mesh-common']]);
  return {
    imports: new Imports(folder, workspaces),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
