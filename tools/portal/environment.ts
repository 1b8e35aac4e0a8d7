import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Which registry a machine uses, and with what token: a home folder without them may not be able to install. */
const settingsOfTheMachine = ['.npmrc', '.yarnrc.yml'];

/** Of the many variables that `npm run` sets, those that are the machine's and not this checkout's. */
const kept = /^npm_config_(cache|registry|update_notifier)$/;
const ours = /^(npm_|CI$|NODE_ENV$|INIT_CWD$|APP_CONFIG_|YARN_IGNORE_PATH$)/;

/**
 * The environment of somebody who has never seen this checkout: an empty home folder, nothing of the checkout on the
 * PATH, the caches of MESH_CACHE.
 *
 * @param home - absolute path, made here; what tools leave in it can be seen afterwards
 */
export function strangersEnvironment(
  home: string,
  checkout: string,
): NodeJS.ProcessEnv {
  mkdirSync(home, { recursive: true });
  for (const name of settingsOfTheMachine) {
    const file = join(homedir(), name);
    if (existsSync(file)) copyFileSync(file, join(home, name));
  }
  const variables = Object.entries(process.env).filter(
    ([name]) => kept.test(name) || !ours.test(name),
  );
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter(folder => !folder.startsWith(checkout));
  return {
    ...Object.fromEntries(variables),
    HOME: home,
    PATH: path.join(delimiter),
    NO_COLOR: '1',
  };
}

/** Whether a file of the stranger's home folder was put there by us. */
export const isSetting = (name: string) => settingsOfTheMachine.includes(name);
