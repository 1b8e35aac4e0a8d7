import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const manifestSchema = z.looseObject({
  name: z.string(),
  version: z.string(),
  license: z.string().optional(),
  main: z.string().optional(),
  types: z.string().optional(),
  exports: z.record(z.string(), z.unknown()).optional(),
  dependencies: z.record(z.string(), z.string()).optional(),
});

/** What a package holds as it would be published; paths are relative to its root. */
export interface Tarball {
  readonly manifest: z.infer<typeof manifestSchema>;
  readonly files: readonly string[];
  /** Text of LICENSE, empty where there is none. */
  readonly license: string;
}

/** What the sources of a package say that its tarball must hold. */
export interface Expected {
  /** It has a `config.d.ts`, which the build turns into `config.schema.json`. */
  readonly config: boolean;
  /** Files that are shipped as they are: migrations, templates. */
  readonly asTheyAre: readonly string[];
  readonly license: string;
}

/** Reads a tarball made by `yarn pack`. */
export function readTarball(path: string): Tarball {
  const list = String(execFileSync('tar', ['tzf', path]));
  const files = list
    .split('\n')
    .filter(Boolean)
    .map(name => name.replace(/^package\//, ''));
  const text = (file: string) =>
    String(execFileSync('tar', ['xOzf', path, `package/${file}`]));
  return {
    manifest: manifestSchema.parse(JSON.parse(text('package.json'))),
    files,
    license: files.includes('LICENSE') ? text('LICENSE') : '',
  };
}

/** @param folder - of the package in the checkout, absolute */
export function expectedOf(folder: string, root: string): Expected {
  return {
    config: existsSync(join(folder, 'config.d.ts')),
    asTheyAre: globSync('{migrations,templates}/**/*.{js,yaml}', {
      cwd: folder,
    }),
    license: readFileSync(join(root, 'LICENSE'), 'utf8'),
  };
}

/** Source maps of tests fall under it too: `x.test.cjs.js.map`. */
const testFile = /\.test\.|(^|\/)(setupTests|__testUtils__|__mocks__|dev)\b/;

/** What is wrong with a tarball, one sentence each; empty where nothing is. */
export function tarballFaults(tarball: Tarball, expected: Expected): string[] {
  const { manifest, files, license } = tarball;
  const has = (file: string) => files.includes(file.replace(/^\.\//, ''));
  const needed = ['README.md', 'LICENSE', ...expected.asTheyAre];
  if (expected.config) needed.push('config.schema.json');
  const faults = [
    ...needed.filter(file => !has(file)).map(file => `${file} is missing`),
    ...named(manifest)
      .filter(file => !has(file))
      .map(file => `package.json names ${file}, which is missing`),
    ...files
      .filter(file => testFile.test(file))
      .map(file => `${file} belongs to tests`),
    ...Object.entries(manifest.dependencies ?? {})
      .filter(([, range]) => range.startsWith('workspace:'))
      .map(([name]) => `the dependency ${name} has no version`),
  ];
  if (!files.some(file => file.startsWith('dist/'))) {
    faults.push('dist is missing');
  }
  if (manifest.license !== 'Apache-2.0' || license !== expected.license) {
    faults.push('it is not licensed as the project is: Apache-2.0');
  }
  return faults;
}

/** Every file that package.json sends a reader to. `main` gives way to `exports`. */
function named(manifest: Tarball['manifest']): string[] {
  const { main, types, exports } = manifest;
  const entries = exports ? leaves(exports) : [main ?? 'index.js'];
  return [...new Set([...entries, ...(types ? [types] : [])])];
}

function leaves(value: unknown): string[] {
  if (typeof value === 'string') return value.startsWith('./') ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(leaves);
}
