import { spawnSync } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { realCache } from '../cache';

const NEEDED = { major: 1, minor: 26 };

/**
 * The installed Go's version, for example `go1.26.8`.
 * @throws with what to install when there is none or it is too old
 */
export function requireGo(): string {
  const run = spawnSync('go', ['env', 'GOVERSION'], {
    encoding: 'utf8',
    env: goEnvironment(),
  });
  const version = run.status === 0 ? run.stdout.trim() : undefined;
  const [, major, minor] = /^go(\d+)\.(\d+)/.exec(version ?? '') ?? [];
  const newEnough =
    Number(major) > NEEDED.major ||
    (Number(major) === NEEDED.major && Number(minor) >= NEEDED.minor);
  if (version && newEnough) return version;
  throw new Error(
    `real:build needs Go ${NEEDED.major}.${
      NEEDED.minor
    } or newer on the PATH, found ${
      version ?? 'none'
    }. Install it from https://go.dev/dl/ (unpack, put its bin folder on the PATH) and run it again. ` +
      'Binaries that you already have are taken instead: KUBEBUILDER_ASSETS=<folder>, or ' +
      'TEST_ASSET_<NAME>=<file> for each (see tools/real/README.md).',
  );
}

/** The environment of every go command: all that it writes stays in MESH_CACHE, no C compiler, no surprise toolchain. */
export function goEnvironment(): NodeJS.ProcessEnv {
  const cache = realCache();
  const configFolder =
    process.env.XDG_CONFIG_HOME || join(homedir(), '.config');
  return {
    ...process.env,
    GOMODCACHE: cache.goModules,
    GOCACHE: cache.goBuild,
    GOPATH: cache.goPath,
    // Telemetry counters follow XDG_CONFIG_HOME; what the user has set with `go env -w` stays in force.
    GOENV: process.env.GOENV || join(configFolder, 'go', 'env'),
    XDG_CONFIG_HOME: cache.goConfig,
    GOTOOLCHAIN: 'local',
    // A workspace or flags of the user's must not change what is pinned here.
    GOWORK: 'off',
    GOFLAGS: '',
    CGO_ENABLED: '0',
  };
}
