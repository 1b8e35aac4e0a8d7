import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where everything that is built or downloaded lives; deletable at any time. */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env): string {
  return (
    env.MESH_CACHE ||
    join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'mesh-onboarding')
  );
}

/** The parts of the cache that belong to the real control planes. */
export function realCache(env: NodeJS.ProcessEnv = process.env) {
  const root = cacheFolder(env);
  return {
    binaries: join(root, 'real', 'bin'),
    crds: join(root, 'real', 'crds'),
    goModules: join(root, 'go', 'mod'),
    goBuild: join(root, 'go', 'build'),
    goPath: join(root, 'go', 'path'),
    goConfig: join(root, 'go', 'config'),
  };
}
