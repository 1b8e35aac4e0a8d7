import { remoteSecret } from '../../story/objects/remoteSecret';
import type { Life, Peer, Stage, Step, Write } from '../life';

const ID = 'life-peer';
const SECRETS = '/api/v1/namespaces/istio-system/secrets';
const NAME = `istio-remote-secret-${ID}`;
const CLUSTERZ = `clusterz ${ID}`;
const METRIC = `metric ${ID}`;
const BY = `, by istio-system/${NAME}`;

/** As istioctl makes it, with the token of the moment. */
const good = (peer: Peer) => remoteSecret({ id: ID, ...peer });
const bad = (peer: Peer) => good({ ...peer, token: 'nonsense' });

const kubeconfig = (of: typeof good): Write => ({
  verb: 'PATCH',
  path: `${SECRETS}/${NAME}`,
  body: peer => ({ stringData: of(peer).stringData as object }),
});
const marked = (value: string | null): Write => ({
  verb: 'PATCH',
  path: `${SECRETS}/${NAME}`,
  body: { metadata: { labels: { 'istio/multiCluster': value } } },
});

/** Both say `syncing` first, if only for a moment. */
const syncs = (
  name: string,
  writes: Write[],
  debug: string,
  metric: string,
): Step => ({
  name,
  writes,
  becomes: { [CLUSTERZ]: `${debug}${BY}`, [METRIC]: metric },
  passes: {
    [CLUSTERZ]: [moment(`syncing${BY}`)],
    // A cluster that was swapped is synced before its predecessor is closed, and then reads as that.
    [METRIC]: [
      moment('syncing'),
      ...(metric === 'closed' ? [moment('synced')] : []),
    ],
  },
});
const moment = (says: string): Stage => ({ says, mayBeMissed: true });
const goes = (name: string, writes: Write[]): Step => ({
  name,
  writes,
  becomes: { [CLUSTERZ]: null, [METRIC]: 'none of them' },
  passes: { [CLUSTERZ]: [moment(`closed${BY}`)], [METRIC]: [moment('closed')] },
});

/**
 * A remote Secret from a good token to a bad one and back. It is not deleted while its cluster has timed out: that can
 * block istiod for minutes.
 */
export const remoteSecretLife: Life = {
  name: 'a remote Secret',
  observes: { clusterId: ID },
  leaves: [`${SECRETS}/${NAME}`, `${SECRETS}/${NAME}-2`],
  steps: [
    syncs(
      'it is created with a good token',
      [{ verb: 'POST', path: SECRETS, body: good }],
      'synced',
      'synced',
    ),
    {
      name: 'another Secret names the same cluster, and goes again: the first one holds it',
      writes: [
        {
          verb: 'POST',
          path: SECRETS,
          body: peer => ({
            ...good(peer),
            metadata: { ...good(peer).metadata, name: `${NAME}-2` },
          }),
        },
        { verb: 'DELETE', path: `${SECRETS}/${NAME}-2` },
      ],
      becomes: {},
    },
    syncs('it gets another good token', [kubeconfig(good)], 'synced', 'closed'),
    goes('its label is taken away', [marked(null)]),
    syncs('its label is put back', [marked('true')], 'synced', 'synced'),
    syncs('it gets a bad token', [kubeconfig(bad)], 'timeout', 'timeout'),
    syncs('it gets a good one again', [kubeconfig(good)], 'synced', 'closed'),
    {
      name: 'it gets a kubeconfig that is not allowed: what was known stays',
      writes: [
        {
          verb: 'PATCH',
          path: `${SECRETS}/${NAME}`,
          body: {
            stringData: { [ID]: 'users: [{name: x, user: {exec: {}}}]' },
          },
        },
      ],
      becomes: {},
    },
    goes('it is deleted', [{ verb: 'DELETE', path: `${SECRETS}/${NAME}` }]),
  ],
};
