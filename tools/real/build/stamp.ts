import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';

/** What an artefact in the cache was made from; it lies beside the artefact as `<file>.json`. */
const stampSchema = z.object({ version: z.string(), flags: z.string() });

export type Stamp = z.infer<typeof stampSchema>;

/** Whether `file` exists and was made from exactly this. */
export function isUpToDate(file: string, wanted: Stamp): boolean {
  if (!existsSync(file) || !existsSync(stampFile(file))) return false;
  const parsed = stampSchema.safeParse(readJson(stampFile(file)));
  return (
    parsed.success &&
    parsed.data.version === wanted.version &&
    parsed.data.flags === wanted.flags
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
