import { MAX_KUBECONFIG_BYTES } from './useCredentialDrop';

export type ReadKubeconfig =
  | { ok: true; text: string }
  | { ok: false; problem: string };

/** Text of a chosen file, where it can be a kubeconfig at all. */
export async function readKubeconfig(file: File): Promise<ReadKubeconfig> {
  if (file.size > MAX_KUBECONFIG_BYTES) {
    return {
      ok: false,
      problem: 'The file is larger than 64 KiB: that is no kubeconfig.',
    };
  }
  try {
    return { ok: true, text: await file.text() };
  } catch {
    return { ok: false, problem: 'The file cannot be read.' };
  }
}
