import { Secrets } from '../standins/client';
import { ISTIO_READER_TOKEN, remoteSecret } from '../story';
import type { FleetMember } from './runCluster';
import { tokenIn } from './tokens';

/** Gives each istiod the Secrets of the clusters that it watches in the story, as istioctl makes them. */
export async function registerPeers(members: FleetMember[]): Promise<void> {
  for (const watching of members) {
    for (const name of watching.story.watches) {
      const described = members.find(each => each.story.name === name);
      if (described) await register(watching, described);
    }
  }
}

async function register(watching: FleetMember, described: FleetMember) {
  const secret = remoteSecret({
    id: described.story.name,
    server: described.cluster.url,
    caPem: described.cluster.caPem,
    token: await tokenIn(described.client, {
      namespace: 'istio-system',
      name: ISTIO_READER_TOKEN,
    }),
  });
  await watching.client
    .writer('kubectl-client-side-apply')
    .create(Secrets, secret, secret.metadata.namespace);
}
