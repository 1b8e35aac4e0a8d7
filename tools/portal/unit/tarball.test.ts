import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Expected, type Tarball, tarballFaults } from '../tarball';

const expected: Expected = {
  config: true,
  asTheyAre: ['migrations/1.js'],
  license: 'Apache',
};

const good: Tarball = {
  manifest: {
    name: '@mesh-onboarding/x',
    version: '0.1.0',
    license: 'Apache-2.0',
    main: 'dist/index.cjs.js',
    types: 'dist/index.d.ts',
    dependencies: { zod: '^4.1.0' },
  },
  files: [
    ...['README.md', 'LICENSE', 'package.json', 'config.schema.json'],
    ...['dist/index.cjs.js', 'dist/index.d.ts', 'migrations/1.js'],
  ],
  license: 'Apache',
};

const without = (name: string) => ({
  ...good,
  files: good.files.filter(file => file !== name),
});

test('a whole tarball has no fault', () => {
  assert.deepEqual(tarballFaults(good, expected), []);
});

for (const file of good.files.filter(name => name !== 'package.json')) {
  test(`a tarball without ${file} has one`, () => {
    const faults = tarballFaults(without(file), expected);
    assert.equal(faults.length, 1);
    assert.ok(faults[0].includes(file), faults[0]);
  });
}

const faulty: Record<string, Partial<Tarball>> = {
  'a map of a test': {
    files: [...good.files, 'dist/a.test.cjs.js.map'],
  },
  'what tests share': { files: [...good.files, 'dist/setupTests.cjs.js'] },
  'another license': { manifest: { ...good.manifest, license: 'MIT' } },
  'another license text': { license: 'MIT' },
  'a dependency that only the workspace has': {
    manifest: { ...good.manifest, dependencies: { y: 'workspace:^' } },
  },
  'an entry that is not there': {
    manifest: {
      ...good.manifest,
      exports: { './legacy': { import: './dist/legacy.esm.js' } },
    },
  },
};

for (const [name, change] of Object.entries(faulty)) {
  test(`a tarball with ${name} has one`, () => {
    const faults = tarballFaults({ ...good, ...change }, expected);
    assert.equal(faults.length, 1, faults.join('; '));
  });
}
