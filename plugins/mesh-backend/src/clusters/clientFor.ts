import { createKubeClient, KubeClient } from '../kube';
import { ClusterConnection } from './types';

/**
 * A client for a cluster with its reading or writing credential; close it when done.
 * @throws when there is no writing credential: ask `connection.writer` first
 */
export function clientFor(
  connection: ClusterConnection,
  as: 'reader' | 'writer',
): KubeClient {
  const credential = connection[as];
  if (!credential) {
    throw new Error(`cluster ${connection.name} has no credential to write`);
  }
  const { server, caPem, tlsServerName, skipTlsVerify } = connection;
  return createKubeClient({
    server,
    caPem,
    tlsServerName,
    skipTlsVerify,
    credential,
  });
}
