import { CompactEncrypt, compactDecrypt, decodeProtectedHeader } from 'jose';
import { z } from 'zod';
import { MeshError } from '../meshError';
import { VaultKey } from './keys';

const credentialSchema = z.object({
  server: z.string(),
  caPem: z.string().optional(),
  credential: z.discriminatedUnion('type', [
    z.object({ type: z.literal('token'), token: z.string() }),
    z.object({
      type: z.literal('client-certificate'),
      certPem: z.string(),
      keyPem: z.string(),
    }),
  ]),
});

/** What is kept of a kubeconfig: server, CA, and an inline token or client certificate. */
export type StoredCredential = z.output<typeof credentialSchema>;

/** Encrypts credentials for the database (JWE, A256GCM) and opens them again. */
export class Vault {
  constructor(private readonly keys: readonly VaultKey[]) {}

  /** There is a key: credentials can be kept. */
  get ready(): boolean {
    return this.keys.length > 0;
  }

  /**
   * @param subject - the row it is for: a JWE put into another row does not open there
   * @throws MeshError `writes-disabled` without a key
   */
  async seal(subject: string, credential: StoredCredential): Promise<string> {
    const [key] = this.keys;
    if (!key) {
      throw new MeshError(
        'writes-disabled',
        'this portal cannot keep credentials: it has no key',
        {
          nextStep:
            'Ask the team that runs the portal to set mesh.credentials.keys.',
        },
      );
    }
    const text = new TextEncoder().encode(
      JSON.stringify({ subject, ...credential }),
    );
    return new CompactEncrypt(text)
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM', kid: key.id })
      .encrypt(key.secret);
  }

  /** @throws an Error without anything of the content, when no key opens it or it is another row's */
  async open(subject: string, jwe: string): Promise<StoredCredential> {
    const { kid } = decodeProtectedHeader(jwe);
    const key = this.keys.find(k => k.id === kid);
    if (!key) {
      throw new Error(
        `a credential was encrypted with key ${kid}, which is not in mesh.credentials.keys`,
      );
    }
    const { plaintext } = await compactDecrypt(jwe, key.secret, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
    });
    const content: unknown = JSON.parse(new TextDecoder().decode(plaintext));
    const parsed = credentialSchema
      .extend({ subject: z.literal(subject) })
      .safeParse(content);
    if (!parsed.success)
      throw new Error('a credential is not the one of its row');
    const { subject: _row, ...credential } = parsed.data;
    return credential;
  }

  /** It was sealed with the key that seals now. */
  isCurrent(jwe: string): boolean {
    return decodeProtectedHeader(jwe).kid === this.keys[0]?.id;
  }
}

/** Subject of the credential of a registered cluster. */
export const clusterSubject = (name: string) => `cluster/${name}`;
/** Subject of a drop. */
export const dropSubject = (digest: string) => `drop/${digest}`;
