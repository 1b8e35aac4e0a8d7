import { ClusterRegistry } from '../clusters';
import {
  clusterWriters,
  createDelivery,
  Delivery,
  noRemoteSecretDeliverer,
  objectDeliverers,
  remoteSecretDeliverer,
} from '../delivery';
import { clientWith } from '../preflight';
import { PeerWatch } from '../probe';
import { Store } from '../store';
import { RegisteredClusters } from './registeredClusters';
import { deregistrationDeliverer, registrationDeliverer } from './registration';

/** The one delivery of this process. */
export function requestDelivery(deps: {
  store: Store;
  registry: ClusterRegistry;
  registered: RegisteredClusters;
  peers: PeerWatch;
}): Delivery {
  const { store, registry, registered, peers } = deps;
  // What is about to be registered is reached with the credential of its request.
  const connectionOf = async (cluster: string) => {
    const watched = registry.get(cluster);
    if (watched) return watched;
    const row = await store.clusters.byName(cluster);
    return row && registered.connectionOf(row);
  };
  const writers = clusterWriters(connectionOf);
  const secrets = {
    writers,
    connectionOf,
    peersOf: (clusters: readonly string[]) => peers.ask(clusters),
  };
  const registration = {
    store,
    sync: () => registered.sync(),
    async tryCredential(name: string) {
      const row = await store.clusters.byName(name);
      if (!row) return;
      const { server, caPem, reader } = await registered.connectionOf(row);
      if (reader.type === 'token-file') return;
      const client = clientWith({ server, caPem, credential: reader });
      try {
        await client.request({
          method: 'GET',
          // A list, as the feeds do it: who may only watch may not get.
          path: '/api/v1/namespaces',
          query: { fieldSelector: 'metadata.name=kube-system', limit: '1' },
        });
      } finally {
        await client.close();
      }
    },
  };
  return createDelivery({
    ...objectDeliverers(writers),
    'remote-secret': remoteSecretDeliverer(secrets),
    'no-remote-secret': noRemoteSecretDeliverer(secrets),
    registered: registrationDeliverer(registration),
    'not-registered': deregistrationDeliverer(registration),
  });
}
