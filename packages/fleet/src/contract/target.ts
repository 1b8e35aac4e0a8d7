import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod/v4';

/** An API server to test: the simulated one or a real one. The token is an administrator's. */
export interface Target {
  name: string;
  /** `https://host:port` */
  url: string;
  /** PEM of the CA to trust. */
  ca: string;
  token: string;
}

const kubeconfig = z.object({
  'current-context': z.string().optional(),
  contexts: z.array(
    z.object({
      name: z.string(),
      context: z.object({ cluster: z.string(), user: z.string() }),
    }),
  ),
  clusters: z.array(
    z.object({
      name: z.string(),
      cluster: z.object({
        server: z.url(),
        'certificate-authority-data': z.string(),
      }),
    }),
  ),
  users: z.array(
    z.object({ name: z.string(), user: z.object({ token: z.string() }) }),
  ),
});

/**
 * The target that a context of a kubeconfig names.
 * @param path - of the kubeconfig; server, CA data and token must be inline
 * @param context - default: the current one
 * @throws when the file, the context or one of the three is missing
 */
export function targetFromKubeconfig(path: string, context?: string): Target {
  const config = kubeconfig.parse(parse(readFileSync(path, 'utf8')));
  const name = context ?? config['current-context'];
  const found = config.contexts.find(c => c.name === name)?.context;
  const cluster = config.clusters.find(c => c.name === found?.cluster)?.cluster;
  const user = config.users.find(u => u.name === found?.user)?.user;
  if (!name || !cluster || !user) {
    throw new Error(
      `${path}: context ${name}: expected a context with a cluster and a user in this file`,
    );
  }
  return {
    name,
    url: cluster.server,
    ca: Buffer.from(cluster['certificate-authority-data'], 'base64').toString(),
    token: user.token,
  };
}
