import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BinaryName, BuiltBinary, pinnedBinaries } from './build/pins';
import { realCache } from './cache';

/** The file of each program, ready to be started. */
export type Binaries = Record<BinaryName, string>;

/**
 * A binary that the environment names: `TEST_ASSET_<NAME>`, or a file in `KUBEBUILDER_ASSETS`.
 * @throws when `TEST_ASSET_<NAME>` names a file that does not exist
 */
export function givenBinary(
  binary: BuiltBinary,
  env: NodeJS.ProcessEnv = process.env,
): string | undefined {
  const named = env[binary.givenBy];
  if (named) {
    if (existsSync(named)) return named;
    throw new Error(
      `${binary.givenBy} names ${named}, which does not exist. Correct it, or unset it to have ${binary.name} built.`,
    );
  }
  const asset =
    env.KUBEBUILDER_ASSETS && join(env.KUBEBUILDER_ASSETS, binary.name);
  return asset && existsSync(asset) ? asset : undefined;
}

/** Where a binary lies once it is built. */
export const builtBinary = (binary: BuiltBinary) =>
  join(realCache().binaries, binary.name);

/**
 * All binaries, given ones first, then built ones.
 * @throws naming the missing ones and the command that builds them
 */
export function requireBinaries(): Binaries {
  const found: Partial<Binaries> = {};
  const missing: string[] = [];
  for (const binary of pinnedBinaries) {
    const path = givenBinary(binary) ?? builtBinary(binary);
    if (existsSync(path)) found[binary.name] = path;
    else missing.push(binary.name);
  }
  if (missing.length > 0) {
    throw new Error(
      `Not built yet: ${missing.join(', ')}. Run: npm run real:build`,
    );
  }
  return found as Binaries;
}
