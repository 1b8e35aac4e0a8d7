import { globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { z } from 'zod';
import type { Workspaces } from './imports';

/** Absolute path of the checkout. */
export const root = resolve(__dirname, '..', '..');

const manifestSchema = z.object({ name: z.string() });

/** The packages of the workspace: npm name to folder from the root. */
export function readWorkspaces(): Workspaces {
  const manifests = globSync('{packages,plugins}/*/package.json', {
    cwd: root,
  });
  return new Map(
    manifests.map(file => {
      const text = readFileSync(join(root, file), 'utf8');
      return [manifestSchema.parse(JSON.parse(text)).name, dirname(file)];
    }),
  );
}

/** All TypeScript below `src` of the packages, from the root, sorted. */
export function sourceFiles(): string[] {
  return globSync('{packages,plugins}/*/src/**/*.{ts,tsx}', {
    cwd: root,
  }).sort();
}
