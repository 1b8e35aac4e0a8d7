import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex } from '@noble/hashes/utils';
import { ObjectFact, RootCertFact, StringMap } from '../facts';
import { FieldError } from './result';

const FIELD = 'data["root-cert.pem"]';
const BLOCK =
  /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g;

/** ConfigMap `istio-ca-root-cert`: roots are compared as sets of fingerprints, because bundles grow during a rotation. */
export function rootCertFact(
  object: ObjectFact,
  data: StringMap,
): RootCertFact {
  const pem = data['root-cert.pem'];
  if (pem === undefined) throw new FieldError(FIELD, 'PEM certificates');
  return { ...object, kind: 'root-cert', fingerprints: fingerprints(pem) };
}

/**
 * SHA-256 of each certificate (DER) of a PEM bundle, lower-case hex, each once, sorted.
 * @public
 */
export function fingerprints(pem: string): string[] {
  const found = [...pem.matchAll(BLOCK)].map(([, base64]) =>
    bytesToHex(sha256(decodeBase64(base64.replace(/\s/g, '')))),
  );
  return [...new Set(found)].sort();
}

function decodeBase64(text: string): Uint8Array {
  try {
    return Uint8Array.from(atob(text), char => char.charCodeAt(0));
  } catch {
    throw new FieldError(FIELD, 'PEM certificates in base64');
  }
}
