import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const names = ['chromium', 'chromium-browser', 'google-chrome'];
const install = 'apt-get update && apt-get install -y chromium';

/**
 * The browser of the tests, installed from Debian where it is missing and we may.
 *
 * @returns its absolute path
 * @throws Error with the one command to run, where we may not or it did not work
 */
export function requireChromium(): string {
  const found = findChromium();
  if (found) return found;
  const mayInstall = process.getuid?.() === 0 && onPath('apt-get');
  if (mayInstall) {
    console.log(`The browser tests need Chromium; installing it: ${install}`);
    spawnSync('sh', ['-c', install], {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  const installed = findChromium();
  if (installed) return installed;
  throw new Error(
    `The browser tests need Chromium. Run this, then npm test again:\n  sudo sh -c '${install}'\n` +
      'or let CHROMIUM_PATH name a Chromium or Chrome. Without a browser: npm test -- --only types,lint,config,tools,unit',
  );
}

/** The browser of CHROMIUM_PATH, or one on the PATH. */
export function findChromium(): string | undefined {
  const given = process.env.CHROMIUM_PATH;
  if (given) return existsSync(given) ? given : undefined;
  return names.map(onPath).find(Boolean);
}

function onPath(program: string): string | undefined {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map(folder => join(folder, program))
    .find(existsSync);
}
