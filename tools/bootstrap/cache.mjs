import { statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

// npm runs scripts with the checkout as folder, wherever it was called from.
const cache = resolve(
  process.env.MESH_CACHE ||
    join(
      process.env.XDG_CACHE_HOME || join(homedir(), '.cache'),
      'mesh-onboarding',
    ),
);

/** Absolute folders. Everything in `cache` can be deleted at any time; logs lie in the checkout. */
export const paths = {
  checkout,
  cache,
  toolchain: join(cache, 'toolchain'),
  logs: join(checkout, '.fleet', 'logs'),
};

/**
 * The environment of everything we start: our Node and Yarn first on the PATH, every cache and settings
 * folder of the tools inside the cache, and a scratch folder that goes when we go.
 */
export function environment(toolchain, scratch) {
  const inCache = name => join(cache, name);
  return {
    ...ofNpm(process.env),
    ...process.env,
    PATH: [toolchain.bin, process.env.PATH].join(delimiter),
    MESH_CACHE: cache,
    TMPDIR: scratch,
    npm_config_cache: inCache('npm'),
    npm_config_update_notifier: 'false',
    YARN_GLOBAL_FOLDER: inCache('yarn'),
    YARN_ENABLE_TELEMETRY: '0',
    YARN_IGNORE_PATH: '1',
    GOPATH: inCache('go'),
    GOMODCACHE: inCache('go/mod'),
    GOCACHE: inCache('go/build'),
    ...goSettings(),
    // Go's telemetry and Chromium's crash reports go where settings go.
    XDG_CONFIG_HOME: inCache('config'),
    XDG_CACHE_HOME: inCache('xdg'),
  };
}

/**
 * What npm was told about the network, for those who do not read its settings: the authority that signs certificates here (a
 * proxy's, say), and the registry.
 */
export function ofNpm({
  npm_config_cafile: cafile,
  npm_config_registry: registry,
}) {
  return {
    ...(cafile && { NODE_EXTRA_CA_CERTS: cafile }),
    ...(registry && { YARN_NPM_REGISTRY_SERVER: registry }),
  };
}

/** What `go env -w` wrote (a proxy, say) stays in force although settings are elsewhere. */
function goSettings() {
  const file =
    process.env.GOENV ||
    join(
      process.env.XDG_CONFIG_HOME || join(homedir(), '.config'),
      'go',
      'env',
    );
  return statSync(file, { throwIfNoEntry: false }) ? { GOENV: file } : {};
}
