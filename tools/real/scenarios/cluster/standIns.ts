import {
  istioCni,
  KubeClient,
  kubelet,
  loadBalancer,
  scheduler,
} from '../../../../packages/fleet/src/standins';
import { Access } from '../../control-plane/kubeconfig';
import { HALF_NODE, nodes } from './nodes';

/** Annotation of a pod; on a Gateway it goes on to the pods that istiod makes for it. */
export const PLAY = 'scenarios/play';

/** What goes wrong with a pod. `no-sandbox`: it never gets an address. `no-image`: an address, but it never gets ready. */
export type Play = 'no-sandbox' | 'no-image';

interface PlayedPod {
  metadata: {
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec: { nodeName?: string };
}

/** Plays what needs machines. A client of their own: closing it ends their watches. */
export async function startStandIns(
  access: Access,
): Promise<{ client: KubeClient; stop(): Promise<void> }> {
  const client = new KubeClient({
    server: access.server,
    ca: access.certificateAuthority,
    token: access.token,
  });
  const parts = [
    scheduler(),
    kubelet({
      nodes,
      podNetwork: '10.49',
      cannotStart: pod => plays(pod, 'no-sandbox') || isLostZtunnel(pod),
      cannotPull: pod => plays(pod, 'no-image'),
    }),
    istioCni(),
    loadBalancer({ prefix: '198.51.100' }),
  ];
  await Promise.all(parts.map(part => part.start(client)));
  return {
    client,
    async stop() {
      await Promise.all(parts.map(part => part.stop()));
      await client.close();
    },
  };
}

const plays = (pod: PlayedPod, play: Play) =>
  pod.metadata.annotations?.[PLAY] === play;

const isLostZtunnel = ({ metadata, spec }: PlayedPod) =>
  metadata.labels?.app === 'ztunnel' && spec.nodeName === HALF_NODE;
