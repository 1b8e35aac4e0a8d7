import { dirname, resolve } from 'node:path';
import { KubeTarget, Material, parseKubeconfig } from '../kube';

/** Reads a text file. Rejects as `fs.readFile` does. */
export type ReadFile = (file: string) => Promise<string>;

export type LoadedKubeconfig =
  | { readonly ok: true; readonly target: KubeTarget }
  /** One sentence for operators; names files and fields, never values. */
  | { readonly ok: false; readonly problem: string };

/** Reads a kubeconfig of app-config, with the files it names (relative to it). */
export async function loadKubeconfig(
  source: { file: string; context?: string },
  readFile: ReadFile,
): Promise<LoadedKubeconfig> {
  const { file } = source;
  try {
    const text = await readOrExplain(file, readFile);
    const parsed = parseKubeconfig(text, { context: source.context });
    if (!parsed.ok) {
      return problem(`${file}: ${parsed.message}. ${parsed.nextStep}`);
    }
    const { target } = parsed;
    const read = (material: Material) =>
      'inline' in material
        ? material.inline
        : readOrExplain(resolve(dirname(file), material.file), readFile);
    return {
      ok: true,
      target: {
        server: target.server,
        caPem: target.ca && (await read(target.ca)),
        tlsServerName: target.tlsServerName,
        skipTlsVerify: target.skipTlsVerify || undefined,
        credential: await credentialOf(target.credential, file, read),
      },
    };
  } catch (error) {
    if (error instanceof Unreadable) return problem(error.message);
    throw error;
  }
}

type ParsedCredential = Extract<
  ReturnType<typeof parseKubeconfig>,
  { ok: true }
>['target']['credential'];

async function credentialOf(
  credential: ParsedCredential,
  kubeconfig: string,
  read: (material: Material) => string | Promise<string>,
): Promise<KubeTarget['credential']> {
  switch (credential.type) {
    case 'token':
      return credential;
    case 'token-file':
      return {
        type: 'token-file',
        file: resolve(dirname(kubeconfig), credential.file),
      };
    default:
      return {
        type: 'client-certificate',
        certPem: await read(credential.cert),
        keyPem: await read(credential.key),
      };
  }
}

class Unreadable extends Error {}

async function readOrExplain(file: string, readFile: ReadFile) {
  try {
    return await readFile(file);
  } catch (error) {
    const missing = (error as { code?: string }).code === 'ENOENT';
    throw new Unreadable(
      missing
        ? `${file} does not exist yet; it is looked for again every few seconds`
        : `${file} cannot be read`,
    );
  }
}

function problem(message: string): LoadedKubeconfig {
  return { ok: false, problem: message };
}
