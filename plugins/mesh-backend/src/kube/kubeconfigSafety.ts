import type { ChosenContext, KubeconfigRefusal } from './kubeconfig';

const FLATTEN =
  'Use a token of a service account or an inline client certificate (`kubectl config view --raw --minify --flatten`).';

const programs = ['exec', 'auth-provider'] as const;
const impersonation = ['as', 'as-uid', 'as-groups', 'as-user-extra'] as const;
const userFiles = ['tokenFile', 'client-certificate', 'client-key'] as const;

/** What of a kubeconfig is never followed, and with `strict` what is not taken from a person's hands. null: nothing. */
export function refuseUnsafe(
  chosen: ChosenContext,
  strict: boolean,
): KubeconfigRefusal | null {
  const { cluster, user, clusterPath, userPath } = chosen;
  for (const field of programs) {
    if (user[field] !== undefined) {
      return unsafe(`${userPath}.${field}`, 'it would run a program', FLATTEN);
    }
  }
  for (const field of impersonation) {
    if (user[field] !== undefined) {
      return unsafe(
        `${userPath}.${field}`,
        'it would act as somebody else',
        'Use the credential of the account itself.',
      );
    }
  }
  if (user.username || user.password) {
    return unsafe(
      `${userPath}.username`,
      'API servers take no passwords since Kubernetes 1.19',
      FLATTEN,
    );
  }
  const proxy = cluster['proxy-url'];
  if (proxy !== undefined) {
    return unsafe(
      `${clusterPath}.proxy-url`,
      'clusters behind a proxy are not supported',
      'Give a server address that the portal can reach by itself.',
    );
  }
  return refuseServer(chosen, strict) ?? (strict ? refuseFiles(chosen) : null);
}

function refuseServer(
  { cluster, clusterPath }: ChosenContext,
  strict: boolean,
): KubeconfigRefusal | null {
  const field = `${clusterPath}.server`;
  const nextStep =
    'Give the address of the API server, e.g. https://api.example.com:6443.';
  const url = URL.canParse(cluster.server) ? new URL(cluster.server) : null;
  if (!url || !['https:', 'http:'].includes(url.protocol)) {
    return {
      ok: false,
      code: 'invalid',
      field,
      message: 'the server is not a URL that starts with https://',
      nextStep,
    };
  }
  if (url.username || url.password || url.search || url.hash) {
    return unsafe(field, 'the address holds more than a place', nextStep);
  }
  if (strict && url.protocol !== 'https:') {
    return unsafe(field, 'the server is not asked over TLS', nextStep);
  }
  if (strict && cluster['insecure-skip-tls-verify']) {
    return unsafe(
      `${clusterPath}.insecure-skip-tls-verify`,
      'the server would not have to prove itself',
      'Remove it and give certificate-authority-data.',
    );
  }
  return null;
}

function refuseFiles(chosen: ChosenContext): KubeconfigRefusal | null {
  const { cluster, user, clusterPath, userPath } = chosen;
  if (cluster['certificate-authority'] !== undefined) {
    return aFile(`${clusterPath}.certificate-authority`);
  }
  const field = userFiles.find(name => user[name] !== undefined);
  return field ? aFile(`${userPath}.${field}`) : null;
}

function aFile(field: string): KubeconfigRefusal {
  return unsafe(field, 'it would read a file of the portal', FLATTEN);
}

function unsafe(
  field: string,
  why: string,
  nextStep: string,
): KubeconfigRefusal {
  return {
    ok: false,
    code: 'unsafe',
    field,
    message: `${field} is not accepted: ${why}`,
    nextStep,
  };
}
