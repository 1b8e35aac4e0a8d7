import { MeshError } from '../meshError';
import { parseKubeconfig } from '../kube';
import { StoredCredential } from './vault';

/**
 * What is kept of a kubeconfig that a person hands in. Nothing of its values is in an error.
 * @throws MeshError `kubeconfig-invalid`, `kubeconfig-unsafe`
 */
export function reduceKubeconfig(text: string): StoredCredential {
  const parsed = parseKubeconfig(text, { strict: true });
  if (!parsed.ok) {
    throw new MeshError(`kubeconfig-${parsed.code}`, parsed.message, {
      field: parsed.field ? `kubeconfig.${parsed.field}` : 'kubeconfig',
      nextStep: parsed.nextStep,
    });
  }
  const { server, ca, tlsServerName, credential } = parsed.target;
  if (tlsServerName) {
    throw new MeshError(
      'kubeconfig-unsafe',
      'tls-server-name is not kept: the certificate must be for the host itself',
      {
        field: 'kubeconfig.clusters',
        nextStep: 'Give the server by a name that its certificate holds.',
      },
    );
  }
  return {
    server,
    ...(ca && { caPem: inline(ca) }),
    credential:
      credential.type === 'client-certificate'
        ? {
            type: 'client-certificate',
            certPem: inline(credential.cert),
            keyPem: inline(credential.key),
          }
        : { type: 'token', token: tokenOf(credential) },
  };
}

/** Strict parsing lets no files through; if one came through all the same, it must not be read. */
function inline(material: { inline: string } | { file: string }): string {
  if ('inline' in material) return material.inline;
  throw new Error('a file in a kubeconfig that was parsed strictly');
}

function tokenOf(credential: { token: string } | { file: string }): string {
  if ('token' in credential) return credential.token;
  throw new Error('a token file in a kubeconfig that was parsed strictly');
}
