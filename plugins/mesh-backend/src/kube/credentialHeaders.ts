import { readFile as readFileFromDisk } from 'node:fs/promises';
import { ClusterCredential } from '@mesh-onboarding/backstage-plugin-mesh-node';
import { KubeError } from './kubeError';

/** A rotated token file is read again after this time, milliseconds: kubelet replaces it well before it expires. */
const TOKEN_FILE_TTL_MS = 60_000;

/** Makes the headers that carry a credential; a client certificate needs none. */
export interface CredentialHeaders {
  headers(): Promise<Record<string, string>>;
  /** After a 401. @returns true when a fresh read may give another token */
  refresh(): boolean;
}

export function credentialHeaders(
  credential: ClusterCredential,
  options: {
    now: () => number;
    readFile?: (file: string) => Promise<string>;
  },
): CredentialHeaders {
  if (credential.type === 'client-certificate') {
    return { headers: async () => ({}), refresh: () => false };
  }
  if (credential.type === 'token') {
    const fixed = bearer(credential.token);
    return { headers: async () => fixed, refresh: () => false };
  }
  return tokenFileHeaders(credential.file, {
    readFile: file => readFileFromDisk(file, 'utf8'),
    ...options,
  });
}

function tokenFileHeaders(
  file: string,
  options: {
    now: () => number;
    readFile: (file: string) => Promise<string>;
  },
): CredentialHeaders {
  let cached: { headers: Record<string, string>; readAt: number } | undefined;
  return {
    async headers() {
      if (cached && options.now() - cached.readAt < TOKEN_FILE_TTL_MS) {
        return cached.headers;
      }
      const token = await readToken(file, options.readFile);
      cached = { headers: bearer(token), readAt: options.now() };
      return cached.headers;
    },
    refresh() {
      const mayDiffer = cached !== undefined;
      cached = undefined;
      return mayDiffer;
    },
  };
}

async function readToken(
  file: string,
  readFile: (file: string) => Promise<string>,
): Promise<string> {
  try {
    return (await readFile(file)).trim();
  } catch (cause) {
    throw new KubeError({
      status: 0,
      reason: 'CredentialUnreadable',
      message: `the token file ${file} cannot be read`,
      cause,
    });
  }
}

function bearer(token: string) {
  return { authorization: `Bearer ${token}` };
}
