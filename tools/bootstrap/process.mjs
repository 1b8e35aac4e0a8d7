import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** How often we look whether npm is still there. */
const parentCheckMs = 500;

/**
 * Runs a program in the foreground and answers its exit code.
 *
 * Ctrl-C reaches the child from the terminal, so here it is only waited for. npm ends its shell on
 * SIGTERM without a word to us; then our parent changes, and the child is told.
 */
export function runToEnd(program, argv, options) {
  const child = spawn(program, argv, { ...options, stdio: 'inherit' });
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, parentCheckMs);
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => {
      clearInterval(watch);
      resolve(code ?? 128 + constants.signals[signal]);
    });
  });
}
