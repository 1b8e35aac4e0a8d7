import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BuiltBinary, linkerFlags, pinnedVersion, productFolder } from './pins';

/** What an artefact in the cache was made from; it lies beside the artefact as `<file>.json`. */
const stampSchema = z.object({
  version: z.string(),
  flags: z.string(),
  /** SHA-256 of the source, where that is our own. */
  source: z.string().optional(),
});

export type Stamp = z.infer<typeof stampSchema>;

/** What a binary built now would be made from. */
export function stampOf(binary: BuiltBinary): Stamp {
  const version = pinnedVersion(binary.product, binary.module);
  const flags = linkerFlags(binary, version);
  const { product, mainPackage } = binary;
  return mainPackage.startsWith('.')
    ? {
        version,
        flags,
        source: sourceHash(join(productFolder(product), mainPackage)),
      }
    : { version, flags };
}

/** Of every file of a folder, by name and content. */
export function sourceHash(folder: string): string {
  const hash = createHash('sha256');
  for (const name of readdirSync(folder).sort()) {
    hash.update(`${name}\0`).update(readFileSync(join(folder, name)));
    hash.update('\0');
  }
  return hash.digest('hex');
}

/** Whether `file` exists and was made from exactly this. */
export function isUpToDate(file: string, wanted: Stamp): boolean {
  if (!existsSync(file) || !existsSync(stampFile(file))) return false;
  const parsed = stampSchema.safeParse(readJson(stampFile(file)));
  return (
    parsed.success &&
    parsed.data.version === wanted.version &&
    parsed.data.flags === wanted.flags &&
    parsed.data.source === wanted.source
  );
}

/** Records what `file` was made from. */
export function writeStamp(file: string, stamp: Stamp): void {
  writeFileSync(stampFile(file), `${JSON.stringify(stamp)}\n`);
}

const stampFile = (file: string) => `${file}.json`;

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
