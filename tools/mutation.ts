import { spawn } from 'node:child_process';
import { join } from 'node:path';

const checkout = join(__dirname, '..');

/**
 * `npm run test:mutation`: changes the model of mtls, capture, waypoint binding and classification in a thousand small ways
 * and runs its tests on each. Settings: `plugins/mesh-common/stryker.config.json`; more arguments go to Stryker.
 */
const child = spawn(
  process.execPath,
  [
    join(checkout, 'node_modules/@stryker-mutator/core/bin/stryker.js'),
    'run',
    ...process.argv.slice(2),
  ],
  { cwd: join(checkout, 'plugins/mesh-common'), stdio: 'inherit' },
);

child.on('close', code => process.exit(code ?? 1));
