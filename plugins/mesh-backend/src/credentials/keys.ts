import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** One key of 256 bits. */
export interface VaultKey {
  readonly id: string;
  readonly secret: Uint8Array;
}

/**
 * `mesh.credentials.keys`: the first encrypts, all decrypt. To rotate, put a new one in front; rows are encrypted anew in the
 * background, then the old one can go.
 * @throws InputError that names the entry and never its value
 */
export function readVaultKeys(root: Config): VaultKey[] {
  const entries = root.getOptionalConfigArray('mesh.credentials.keys') ?? [];
  const keys = entries.map((entry, i) => {
    const at = `mesh.credentials.keys[${i}] in app-config`;
    const secret = Buffer.from(entry.getString('key'), 'base64');
    if (secret.length !== 32) {
      throw new InputError(
        `${at}: expected 32 bytes in base64, as \`openssl rand -base64 32\` prints them`,
      );
    }
    return { id: entry.getString('id'), secret: new Uint8Array(secret) };
  });
  if (new Set(keys.map(k => k.id)).size < keys.length) {
    throw new InputError(
      'mesh.credentials.keys in app-config: two keys have the same id',
    );
  }
  return keys;
}
