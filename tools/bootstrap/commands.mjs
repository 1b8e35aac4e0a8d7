import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { paths } from './cache.mjs';

const tsx = file => () => ['--import', 'tsx', file];

/** The same for a command that is given paths: they are those of whoever calls it, in whatever folder. */
const tsxAnywhere = file => () =>
  [
    '--import',
    pathToFileURL(join(paths.checkout, 'node_modules/tsx/dist/loader.mjs'))
      .href,
    join(paths.checkout, file),
  ];

/**
 * Every root script. `argv` gives the arguments for Node; `needsInstall` is false where
 * node_modules is not read; with `inCallersFolder` it runs where npm was called.
 */
export const commands = {
  start: { needsInstall: true, argv: tsx('tools/start/main.ts') },
  test: { needsInstall: true, argv: tsx('tools/test/main.ts') },
  fleet: { needsInstall: true, argv: tsx('packages/fleet/src/main.ts') },
  mesh: {
    needsInstall: true,
    inCallersFolder: true,
    argv: tsxAnywhere('packages/mesh-cli/src/main.ts'),
  },
  token: { needsInstall: true, argv: tsx('tools/token.ts') },
  'real:build': { needsInstall: true, argv: tsx('tools/real/build.ts') },
  real: { needsInstall: true, argv: tsx('tools/real/start.ts') },
  'test:real': { needsInstall: true, argv: tsx('tools/real/test.ts') },
  scenarios: {
    needsInstall: true,
    argv: tsx('tools/real/scenarios/main.ts'),
  },
  judge: { needsInstall: true, argv: tsx('tools/judge/main.ts') },
  'test:portal': { needsInstall: true, argv: tsx('tools/portal/test.ts') },
  'test:mutation': { needsInstall: true, argv: tsx('tools/mutation.ts') },
  bench: { needsInstall: true, argv: tsx('tools/bench/main.ts') },
  'bench:cli': { needsInstall: true, argv: tsx('tools/bench/cli/main.ts') },
  'dev:postgres': { needsInstall: true, argv: tsx('tools/postgres.ts') },
  yarn: { needsInstall: false, argv: toolchain => [toolchain.yarn] },
};

export const isHelp = argument => argument === '--help' || argument === '-h';
