import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { realCache } from '../cache';
import { runGo } from './goCommand';
import { pinnedVersion, productFolder } from './pins';
import { isUpToDate, writeStamp } from './stamp';

interface CrdSet {
  module: string;
  /** A file or a folder inside the module. */
  path: string;
  /** Its name in the cache. */
  cachedAs: string;
}

const crdSets: CrdSet[] = [
  {
    module: 'istio.io/api',
    path: 'kubernetes/customresourcedefinitions.gen.yaml',
    cachedAs: 'istio.yaml',
  },
  {
    module: 'sigs.k8s.io/gateway-api',
    path: 'config/crd/standard',
    cachedAs: 'gateway-api',
  },
];

const moduleSchema = z.object({ Dir: z.string() });

/** Sets that are not in the cache in their pinned version. */
export function missingCrdSets(): CrdSet[] {
  return crdSets.filter(set => !isUpToDate(cached(set), stampOf(set)));
}

/**
 * Files and folders for `kubectl apply -f`.
 * @throws when real:build has not put them into the cache
 */
export function requireCrds(): string[] {
  const missing = crdSets.filter(set => !existsSync(cached(set)));
  if (missing.length === 0) return crdSets.map(cached);
  throw new Error(
    `The CRDs of ${missing
      .map(set => set.module)
      .join(' and ')} are not in the cache yet. Run: npm run real:build`,
  );
}

/** Takes one set out of its Go module, whose checksum go.sum pins. */
export async function fetchCrdSet(set: CrdSet): Promise<void> {
  const output = await runGo(
    ['mod', 'download', '-modcacherw', '-json', set.module],
    productFolder('crds'),
  );
  const { Dir } = moduleSchema.parse(JSON.parse(output));
  mkdirSync(realCache().crds, { recursive: true });
  rmSync(cached(set), { recursive: true, force: true });
  cpSync(join(Dir, set.path), cached(set), { recursive: true });
  writeStamp(cached(set), stampOf(set));
}

const cached = (set: CrdSet) => join(realCache().crds, set.cachedAs);

const stampOf = (set: CrdSet) => ({
  version: pinnedVersion('crds', set.module),
  flags: set.path,
});
