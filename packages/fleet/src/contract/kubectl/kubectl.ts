import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A kubectl and what it talks to. */
export interface Kubectl {
  binary: string;
  kubeconfig: string;
  context: string;
}

export interface Output {
  code: number;
  out: string;
  err: string;
}

// kubectl keeps what discovery said for hours; another cluster at the same port would be taken for this one.
const cache = mkdtempSync(join(tmpdir(), 'kubectl-cache-'));

/** Runs kubectl to its end, which comes after a minute at the latest. */
export function kubectl(
  { binary, kubeconfig, context }: Kubectl,
  args: string[],
  stdin?: unknown,
): Promise<Output> {
  const child = spawn(binary, [
    `--kubeconfig=${kubeconfig}`,
    `--context=${context}`,
    `--cache-dir=${cache}`,
    ...args,
  ]);
  const output = { code: -1, out: '', err: '' };
  child.stdout.on('data', chunk => (output.out += chunk));
  child.stderr.on('data', chunk => (output.err += chunk));
  child.stdin.on('error', () => undefined);
  child.stdin.end(stdin === undefined ? '' : JSON.stringify(stdin));
  const timer = setTimeout(() => child.kill('SIGKILL'), 60_000);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', code => {
      clearTimeout(timer);
      resolve({ ...output, code: code ?? -1 });
    });
  });
}

/** Starts kubectl and gives its lines as they come; for `get -w`. */
export function kubectlStream(
  { binary, kubeconfig, context }: Kubectl,
  args: string[],
) {
  const child = spawn(binary, [
    `--kubeconfig=${kubeconfig}`,
    `--context=${context}`,
    `--cache-dir=${cache}`,
    ...args,
  ]);
  let text = '';
  child.stdout.on('data', chunk => (text += chunk));
  return {
    lines: () => text.split('\n').filter(Boolean),
    stop: () => child.kill('SIGKILL'),
  };
}
