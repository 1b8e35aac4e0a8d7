import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statfsSync,
  writeFileSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { paths } from './cache.mjs';
import { requireDiskSpace } from './disk.mjs';
import { duration, Failure, say } from './messages.mjs';
import { InstallProgress } from './progress.mjs';

const stampFile = join(paths.checkout, 'node_modules', '.installed');
const logFile = join(paths.logs, 'install.log');

/**
 * `yarn install --immutable`, unless node_modules already is what the lock file says.
 *
 * @throws Failure with the last lines of Yarn and the path of the log
 */
export async function installWorkspace(toolchain, env) {
  const stamp = currentStamp();
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) {
    return;
  }
  requireDiskSpace();
  say('Installing the workspace (about two minutes from an empty cache) ...');
  const started = Date.now();
  await yarnInstall(toolchain, env);
  writeFileSync(stampFile, stamp);
  say(`Installed in ${duration(Date.now() - started)}.`);
}

/** Changes with everything that decides what an install leaves in node_modules. */
function currentStamp() {
  const hash = createHash('sha256');
  hash.update(`${process.platform}-${process.arch}\n`);
  for (const file of ['yarn.lock', '.yarnrc.yml', ...manifests()]) {
    hash.update(`${file}\n${readFileSync(join(paths.checkout, file))}\n`);
  }
  return hash.digest('hex');
}

function manifests() {
  const inFolder = folder =>
    readdirSync(join(paths.checkout, folder))
      .map(name => join(folder, name, 'package.json'))
      .filter(file => existsSync(join(paths.checkout, file)));
  return ['package.json', ...inFolder('packages'), ...inFolder('plugins')];
}

function yarnInstall(toolchain, env) {
  mkdirSync(paths.logs, { recursive: true });
  const log = createWriteStream(logFile);
  const progress = new InstallProgress();
  const child = spawn(
    toolchain.node,
    [toolchain.yarn, 'install', '--immutable'],
    {
      cwd: paths.checkout,
      env: { ...env, FORCE_COLOR: '0' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => {
      log.write(chunk);
      progress.read(chunk.toString());
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', code => {
      progress.end();
      log.end();
      if (code === 0) resolve();
      else reject(new Failure(installFailed(progress.lastLines)));
    });
  });
}

function installFailed(lastLines) {
  return [
    'The install failed. Its last lines:',
    ...lastLines.map(line => `  ${line}`),
    `All of it: ${relative(process.cwd(), logFile)}`,
    wayOut(lastLines.join('\n')),
  ].join('\n');
}

function wayOut(said) {
  const { bavail, bsize } = statfsSync(paths.checkout);
  if (/ENOSPC/.test(said) || bavail * bsize < 1e8) {
    return `The disk of ${paths.checkout} is full. Make room there and run the command again.`;
  }
  if (/self-signed certificate|unable to get (local )?issuer/.test(said)) {
    return 'A proxy signs its own certificates here: let NODE_EXTRA_CA_CERTS name the file with its root.';
  }
  if (/YN0028/.test(said)) {
    return 'package.json and yarn.lock disagree: `npm run yarn -- install` brings them together.';
  }
  return 'Is the npm registry reachable? YARN_NPM_REGISTRY_SERVER names another one.';
}
