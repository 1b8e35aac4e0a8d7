import { spawn } from 'node:child_process';
import { dirname, join } from 'node:path';
import { checkout } from '../processes/portal';

export interface RunOptions {
  env?: NodeJS.ProcessEnv;
  cwd?: string;
}

/** Runs Node in the foreground and answers its exit code; a signal counts as 1. */
export function runNode(
  argv: string[],
  options: RunOptions = {},
): Promise<number> {
  const child = spawn(process.execPath, argv, {
    cwd: options.cwd ?? checkout,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', code => resolve(code ?? 1));
  });
}

/** Runs a file of an npm package with Node. */
export function script(file: string, ...args: string[]): Promise<number> {
  return runNode([require.resolve(file), ...args]);
}

export function backstageCli(...args: string[]): Promise<number> {
  return script('@backstage/cli/bin/backstage-cli', ...args);
}

/** ESLint does not export its program. */
export function eslint(...args: string[]): Promise<number> {
  const folder = dirname(require.resolve('eslint/package.json'));
  return runNode([join(folder, 'bin', 'eslint.js'), ...args]);
}
