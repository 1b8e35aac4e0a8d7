#!/usr/bin/env node
import { basename } from 'node:path';
import { run } from './cli';

const { argv, stdin, stdout, stderr } = process;

// A pager that was closed is no error: what it does not want is not written.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

const isPlugin = basename(argv[1] ?? '').startsWith('kubectl-');
const program = isPlugin ? 'kubectl mesh' : 'mesh';

run(argv.slice(2), { stdin, stdout, stderr, program }).then(
  code => {
    process.exitCode = code;
  },
  error => {
    stderr.write(`${program}: ${(error as Error).stack}\n`);
    process.exitCode = 2;
  },
);
