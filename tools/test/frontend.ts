import { join } from 'node:path';
import { checkout } from '../processes/portal';
import { runNode } from './command';

/** Builds the frontend that the backend of a browser test serves. @returns the exit code */
export function buildFrontend(): Promise<number> {
  const cli = require.resolve('@backstage/cli/bin/backstage-cli');
  return runNode([cli, 'package', 'build'], {
    cwd: join(checkout, 'packages', 'app'),
  });
}
