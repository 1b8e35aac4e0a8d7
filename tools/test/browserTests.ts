import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../processes/portal';
import { startTestPortal } from '../../e2e/support/portal';
import { requireChromium } from './chromium';
import { buildFrontend } from './frontend';
import { runNodeTests } from './nodeTests';
import { oneFailure, type Result } from './result';

/**
 * Builds the frontend, starts one portal on free ports and runs the browser tests against it. With
 * E2E_PORTAL_URL set they run against a portal that is up already.
 */
export async function runBrowserTests(files: string[]): Promise<Result> {
  const results = join(checkout, 'e2e', 'results');
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const env = { CHROMIUM_PATH: requireChromium() };
  if (process.env.E2E_PORTAL_URL) {
    return runNodeTests('e2e', files, { env });
  }
  if ((await buildFrontend()) !== 0) return oneFailure;
  const portal = await startTestPortal();
  try {
    return await runNodeTests('e2e', files, { env: { ...env, ...portal.env } });
  } finally {
    await portal.stop();
  }
}
