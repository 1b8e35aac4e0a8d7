import type { FleetCluster } from '../api';
import {
  controllerManager,
  injector,
  istioCni,
  istiod,
  kubelet,
  loadBalancer,
  scheduler,
  type Istiod,
  type IstiodOptions,
  type StandIn,
} from '../standins';
import {
  ROOT_CERTIFICATE,
  TRUST_DOMAIN,
  brokenWaypoints,
  type ClusterStory,
} from '../story';

const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';

/** All that plays a part in one cluster of the story. */
export function partsOf(
  story: ClusterStory,
  cluster: FleetCluster,
  options: Pick<IstiodOptions, 'monitoringPort' | 'remoteClusterTimeoutMs'>,
): { istiod: Istiod; parts: StandIn[] } {
  const ambient = story.mode === 'ambient';
  const { network, istioVersion: version } = story;
  const broken = brokenWaypoints(story);
  const controlPlane = istiod({
    ...options,
    clusterId: story.name,
    network,
    version,
    ambient,
    multiNetwork: ambient,
    trustDomain: TRUST_DOMAIN,
    rootCertificate: ROOT_CERTIFICATE,
  });
  const parts = [
    injector({
      revision: 'default',
      clusterId: story.name,
      network,
      version,
      cni: ambient,
      serve: handler =>
        cluster.onService(
          { namespace: 'istio-system', name: 'istiod' },
          handler,
        ),
    }),
    kubelet({
      nodes: story.nodes,
      podNetwork: story.podNetwork,
      cannotStart: ({ metadata }) =>
        broken.has(`${metadata.namespace}/${metadata.labels?.[GATEWAY_NAME]}`),
    }),
    scheduler(),
    ...controllerManager(),
    loadBalancer({ prefix: story.externalNetwork }),
    ...(ambient ? [istioCni()] : []),
    controlPlane,
  ];
  return { istiod: controlPlane, parts };
}
