import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';

/** One way into one cluster. */
export interface Access {
  /** Name of the context, the cluster and the user entry. */
  context: string;
  /** For example `https://127.0.0.1:34567`. */
  server: string;
  /** PEM. */
  certificateAuthority: string;
  token: string;
}

/** Writes a kubeconfig, readable by its owner only; the first context is the current one. */
export function writeKubeconfig(file: string, accesses: Access[]): void {
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: accesses.map(access => ({
      name: access.context,
      cluster: {
        server: access.server,
        'certificate-authority-data': Buffer.from(
          access.certificateAuthority,
        ).toString('base64'),
      },
    })),
    users: accesses.map(access => ({
      name: access.context,
      user: { token: access.token },
    })),
    contexts: accesses.map(({ context }) => ({
      name: context,
      context: { cluster: context, user: context },
    })),
    'current-context': accesses[0]?.context ?? '',
  };
  writeFileSync(file, stringify(config), { mode: 0o600 });
}
