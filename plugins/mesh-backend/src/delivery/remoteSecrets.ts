import {
  CLUSTER_ANNOTATION,
  ObjectRef,
  PeerReports,
  READER_ACCOUNT,
  SECRET_LABEL,
  Write,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { stringify } from 'yaml';
import { z } from 'zod';
import { ClusterConnection, clientWithToken } from '../clusters';
import { applyObject, KubeClient, KubeError } from '../kube';
import { DeliveryFailure } from './failure';
import {
  addressOf,
  FIELD_MANAGER,
  isOwnObject,
  liveOf,
  LiveObject,
  readLive,
} from './objects';
import { remove } from './ownObjects';
import { Deliverer, Looked, Writers } from './types';
import { ConnectionOf } from './writers';

type SecretWrite = Extract<Write, { write: 'remote-secret' }>;
type NoSecretWrite = Extract<Write, { write: 'no-remote-secret' }>;

export interface RemoteSecretDeps {
  readonly writers: Writers;
  readonly connectionOf: ConnectionOf;
  readonly peersOf: (clusters: readonly string[]) => Promise<PeerReports>;
}

/** A year; API servers give less where they are told to. */
const TOKEN_SECONDS = 365 * 24 * 60 * 60;

/**
 * Tells an istiod of another cluster, with the Secret that `istioctl create-remote-secret` prints. The credential in it is made
 * and tried before it is written: istiod does not tell a bad one from a slow one, and restarts slowly while it holds it.
 */
export function remoteSecretDeliverer(
  deps: RemoteSecretDeps,
): Deliverer<SecretWrite> {
  const look = (client: KubeClient, write: SecretWrite) =>
    readLive(client, write.object).then(live => lookAt(write, live));
  return {
    look: write =>
      deps.writers.use(write.cluster, client => look(client, write)),
    dryRun: write =>
      deps.writers.use(write.cluster, async client => {
        await applySecret(client, write, 'not written in a dry run', true);
        await readerToken(write, deps, true);
      }),
    async write(write) {
      const token = await readerToken(write, deps, false);
      const connection = await reach(write.describes, deps);
      await tryToken(write.describes, connection, token);
      return deps.writers.use(write.cluster, async client => {
        const kubeconfig = kubeconfigOf(write.clusterId, connection, token);
        return applySecret(client, write, kubeconfig, false);
      });
    },
  };
}

function lookAt(write: SecretWrite, live: LiveObject | undefined): Looked {
  if (!live) return { there: false, ours: false, objectUid: null };
  const { labels, annotations, uid } = live.metadata;
  if (!isOwnObject(live)) {
    throw new DeliveryFailure(
      'plan-changed',
      `Secret ${write.object.name} exists in ${write.cluster} and is not the portal's`,
    );
  }
  const there =
    labels[SECRET_LABEL] === 'true' &&
    annotations[CLUSTER_ANNOTATION] === write.clusterId &&
    live.data.length === 1 &&
    live.data[0] === write.clusterId;
  return { there, ours: true, objectUid: uid };
}

async function applySecret(
  client: KubeClient,
  { object, clusterId }: SecretWrite,
  kubeconfig: string,
  dryRun: boolean,
) {
  const answer = await applyObject(
    client,
    addressOf(object),
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name: object.name,
        namespace: object.namespace,
        labels: { [SECRET_LABEL]: 'true' },
        annotations: { [CLUSTER_ANNOTATION]: clusterId },
      },
      data: { [clusterId]: Buffer.from(kubeconfig).toString('base64') },
    },
    { fieldManager: FIELD_MANAGER, dryRun },
  );
  return { objectUid: liveOf(answer).metadata.uid };
}

const tokenSchema = z.object({
  status: z.object({ token: z.string().min(1) }),
});

/** A token of istiod's reader account in the described cluster. A dry run gives none away. */
function readerToken(
  { describes, readerNamespace }: SecretWrite,
  deps: RemoteSecretDeps,
  dryRun: boolean,
): Promise<string> {
  return deps.writers.use(describes, async client => {
    const { body } = await client.request({
      method: 'POST',
      path: `/api/v1/namespaces/${readerNamespace}/serviceaccounts/${READER_ACCOUNT}/token`,
      query: { dryRun: dryRun ? 'All' : undefined },
      body: {
        apiVersion: 'authentication.k8s.io/v1',
        kind: 'TokenRequest',
        spec: { expirationSeconds: TOKEN_SECONDS },
      },
    });
    return dryRun ? '' : tokenSchema.parse(body).status.token;
  });
}

async function reach(
  cluster: string,
  deps: RemoteSecretDeps,
): Promise<ClusterConnection> {
  const connection = await deps.connectionOf(cluster);
  if (!connection) {
    throw new DeliveryFailure(
      'unknown-cluster',
      `there is no way to reach ${cluster}`,
      true,
    );
  }
  if (!connection.caPem || connection.skipTlsVerify) {
    throw new DeliveryFailure(
      'plan-blocked',
      `the CA of ${cluster} is not known: no istiod could check whom it talks to`,
    );
  }
  return connection;
}

/** Istiod lists namespaces first; whoever may not do that never syncs. */
async function tryToken(
  cluster: string,
  connection: ClusterConnection,
  token: string,
): Promise<void> {
  const client = clientWithToken(connection, token);
  try {
    await client.request({
      method: 'GET',
      path: '/api/v1/namespaces',
      query: { limit: 1 },
    });
  } catch (error) {
    if (error instanceof KubeError && [401, 403].includes(error.status)) {
      throw new DeliveryFailure(
        'credential-refused',
        `${READER_ACCOUNT} of ${cluster} may not read it: ${error.message}`,
      );
    }
    throw error;
  } finally {
    await client.close();
  }
}

/** The document that istiod reads, as istioctl prints it. */
function kubeconfigOf(
  id: string,
  { server, caPem = '', tlsServerName }: ClusterConnection,
  token: string,
): string {
  return stringify({
    apiVersion: 'v1',
    clusters: [
      {
        cluster: {
          'certificate-authority-data': Buffer.from(caPem).toString('base64'),
          server,
          ...(tlsServerName && { 'tls-server-name': tlsServerName }),
        },
        name: id,
      },
    ],
    contexts: [{ context: { cluster: id, user: id }, name: id }],
    'current-context': id,
    kind: 'Config',
    users: [{ name: id, user: { token } }],
  });
}

/**
 * Takes a Secret away again. Not while its cluster does not sync: deleting it then can stop istiod from taking any registration
 * at all until it is restarted; the way out is to update the Secret.
 */
export function noRemoteSecretDeliverer(
  deps: RemoteSecretDeps,
): Deliverer<NoSecretWrite> {
  return {
    look: write =>
      deps.writers.use(write.cluster, async client => {
        const live = await readLive(client, write.object);
        return {
          there: live?.metadata.uid !== write.object.uid,
          ours: false,
          objectUid: null,
        };
      }),
    dryRun: write =>
      deps.writers.use(write.cluster, client =>
        remove(client, write.object, true),
      ),
    async write(write) {
      await assertSynced(write, deps);
      return deps.writers.use(write.cluster, async client => {
        await remove(client, write.object as ObjectRef, false);
        return { objectUid: null };
      });
    },
  };
}

async function assertSynced(
  write: NoSecretWrite,
  deps: RemoteSecretDeps,
): Promise<void> {
  const report = (await deps.peersOf([write.cluster])).get(write.cluster);
  if (report?.get(write.clusterId) !== 'timeout') return;
  throw new DeliveryFailure(
    'wrong-state',
    `istiod of ${write.cluster} cannot read ${write.clusterId} (timeout). Deleting its Secret now could block all registrations there: give it a working kubeconfig first`,
  );
}
