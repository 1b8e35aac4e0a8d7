import { parse } from 'yaml';
import { z } from 'zod';
import type { Connection } from '../client';

const kubeconfig = z.object({
  'current-context': z.string(),
  clusters: z.array(
    z.object({
      name: z.string(),
      cluster: z.object({
        server: z.string(),
        'certificate-authority-data': z.string().optional(),
        'tls-server-name': z.string().optional(),
      }),
    }),
  ),
  contexts: z.array(
    z.object({
      name: z.string(),
      context: z.object({ cluster: z.string(), user: z.string() }),
    }),
  ),
  users: z.array(
    z.object({
      name: z.string(),
      user: z.looseObject({
        token: z.string().optional(),
        'client-certificate-data': z.string().optional(),
        'client-key-data': z.string().optional(),
      }),
    }),
  ),
});

/** What istiod does not let a kubeconfig do: run programs and read files of its own pod. */
const UNSAFE = [
  'exec',
  'auth-provider',
  'tokenFile',
  'client-certificate',
  'client-key',
];

/**
 * The connection of a kubeconfig's current context.
 * @throws when it does not parse, names what is not there, or asks for something unsafe
 */
export function remoteConnection(text: string): Connection {
  const config = kubeconfig.parse(parse(text));
  const named = <T extends { name: string }>(list: T[], name: string): T => {
    const found = list.find(each => each.name === name);
    if (!found)
      throw new Error(`kubeconfig names "${name}", which is not there`);
    return found;
  };
  const { context } = named(config.contexts, config['current-context']);
  const { cluster } = named(config.clusters, context.cluster);
  const { user } = named(config.users, context.user);
  const unsafe = UNSAFE.find(each => each in user);
  if (unsafe) {
    throw new Error(`kubeconfig is not allowed: ${unsafe} is not allowed`);
  }
  return {
    server: cluster.server,
    ca: decoded(cluster['certificate-authority-data']),
    tlsServerName: cluster['tls-server-name'],
    token: user.token,
    clientCert: decoded(user['client-certificate-data']),
    clientKey: decoded(user['client-key-data']),
  };
}

function decoded(base64: string | undefined): string | undefined {
  return base64 && Buffer.from(base64, 'base64').toString('utf8');
}
