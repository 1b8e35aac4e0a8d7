import type { InspectedCluster } from '../world';
import { eastWestGateways } from '../world/clusters';
import { minorSkew } from '../mode/versions';
import { End } from './ends';
import { AS_OF, supported, unknown, unsupported, Verdict } from './verdict';

/**
 * Two networks: only through an east-west gateway, and only between workloads of one mode (ztunnel `src/proxy/outbound.rs`,
 * Istio `pilot/pkg/xds/endpoints/ep_filters.go`).
 */
export function otherNetwork(from: End, to: End): Verdict {
  if (from.mode === 'none' || to.mode === 'none') {
    return unsupported('Only the mesh passes an east-west gateway.');
  }
  const ambient = [from, to].filter(end => end.mode === 'ambient').length;
  if (ambient === 1) {
    return unsupported(
      `Between networks there is no path from ambient to sidecars or back (${AS_OF}).`,
    );
  }
  return ambient ? bothAmbient(from, to) : bothSidecar(from, to);
}

function bothAmbient(from: End, to: End): Verdict {
  for (const { cluster } of [from, to]) {
    const { istiod, istiodVersion } = cluster.ctx;
    if (!istiod) {
      return unsupported(
        `${cluster.name} has no istiod of its own: ambient over several clusters is for multi-primary (${AS_OF}).`,
      );
    }
    if (!istiod.multiNetwork) {
      return unsupported(
        `The istiod of ${cluster.name} runs without AMBIENT_ENABLE_MULTI_NETWORK.`,
      );
    }
    const skew = minorSkew(istiodVersion, '1.29');
    if (skew !== null && skew < 0) {
      return unknown(
        `${cluster.name} runs ${istiodVersion}; this is Beta since 1.29.`,
      );
    }
  }
  if (!hasAmbientGateway(to.cluster)) {
    return unsupported(
      `${to.cluster.name} has no usable Gateway of class istio-east-west.`,
    );
  }
  return supported(
    'HBONE through the east-west gateway, for services that are global in both (Beta since 1.29).',
  );
}

function hasAmbientGateway(cluster: InspectedCluster): boolean {
  return eastWestGateways(cluster).some(gateway => {
    const service = cluster.view.facts.services.get(
      `${gateway.namespace}/${gateway.name}`,
    );
    return (
      !!gateway.labels[NETWORK] &&
      gateway.addresses.some(address => address !== service?.clusterIp)
    );
  });
}

const NETWORK = 'topology.istio.io/network';
const CLASSIC_PORT = 15443;

/** A Service with the network label and port 15443 (Istio `pilot/pkg/serviceregistry/kube/controller/network.go`). */
function bothSidecar(from: End, to: End): Verdict {
  const gateway = [...to.cluster.view.facts.services.values()].some(
    ({ labels, ports }) =>
      labels[NETWORK] !== undefined &&
      (labels['networking.istio.io/gatewayPort'] !== undefined ||
        ports.some(({ port }) => port === CLASSIC_PORT)),
  );
  if (!gateway) {
    return unsupported(
      `${to.cluster.name} has no east-west gateway for sidecars (a Service with the network label and port 15443).`,
    );
  }
  if (from.cluster.ctx.istiod?.multiNetwork) {
    return supported(
      'mTLS through the east-west gateway, for services that are global only: multi-network of ambient is on.',
    );
  }
  return supported('mTLS through the east-west gateway.');
}
