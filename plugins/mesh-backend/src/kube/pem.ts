import { createPrivateKey, X509Certificate } from 'node:crypto';

const CERTIFICATE =
  /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g;

/** Decodes base64 of a kubeconfig; null when what comes out is no PEM. */
export function decodePem(base64: string): string | null {
  const decoded = Buffer.from(base64, 'base64').toString('utf8');
  return decoded.includes('-----BEGIN ') ? decoded : null;
}

/** True when all certificates in it, at least one, can be read. */
export function certificatesIn(pem: string): boolean {
  const blocks = pem.match(CERTIFICATE) ?? [];
  return (
    blocks.length > 0 && blocks.every(readable(b => new X509Certificate(b)))
  );
}

/** True for an unencrypted private key. */
export function privateKeyIn(pem: string): boolean {
  return readable(createPrivateKey)(pem);
}

function readable(read: (pem: string) => unknown): (pem: string) => boolean {
  return pem => {
    try {
      read(pem);
      return true;
    } catch {
      return false;
    }
  };
}
