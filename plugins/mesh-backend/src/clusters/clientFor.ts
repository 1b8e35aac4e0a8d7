import { guardedLookup } from '../credentials/addresses';
import { createKubeClient, KubeClient } from '../kube';
import { ClusterConnection, ClusterCredential } from './types';

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
  return clientWith(connection, credential);
}

/** The same cluster with a token that somebody else is to use: to try it. Close it when done. */
export function clientWithToken(
  connection: ClusterConnection,
  token: string,
): KubeClient {
  return clientWith(connection, { type: 'token', token });
}

function clientWith(
  connection: ClusterConnection,
  credential: ClusterCredential,
): KubeClient {
  const { server, caPem, tlsServerName, skipTlsVerify, source } = connection;
  return createKubeClient({
    server,
    caPem,
    tlsServerName,
    skipTlsVerify,
    credential,
    // Its host came from a person: where its name leads is looked at with every connection.
    lookup: source === 'registry' ? guardedLookup : undefined,
  });
}
