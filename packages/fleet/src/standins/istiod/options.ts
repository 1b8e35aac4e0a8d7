export interface IstiodOptions {
  /** `CLUSTER_ID`: must equal the data key of remote Secrets that describe this cluster elsewhere. */
  clusterId: string;
  /** `topology.istio.io/network` of this cluster. */
  network: string;
  /** `PILOT_ENABLE_AMBIENT`: waypoints and their classes. */
  ambient: boolean;
  /** `AMBIENT_ENABLE_MULTI_NETWORK`: the class of east-west gateways. */
  multiNetwork: boolean;
  /** Version of the proxy images it deploys, as `1.30.3`. */
  version: string;
  trustDomain: string;
  /** PEM of the mesh's root certificate. */
  rootCertificate: string;
  /** Default `istio-system`. */
  namespace?: string;
  /** Default `default`. */
  revision?: string;
  /** TCP port on 127.0.0.1 of `/metrics` and `/debug/clusterz`; 0: any free one. Absent: not served. */
  monitoringPort?: number;
  /** `PILOT_REMOTE_CLUSTER_TIMEOUT` in milliseconds; default 30 000. */
  remoteClusterTimeoutMs?: number;
}

/** Who `managedFields` names for what istiod updates. */
export const PILOT = 'pilot-discovery';
/** Who applies the workloads of Gateways, also those of waypoints. */
export const GATEWAY_CONTROLLER = 'istio.io/gateway-controller';
/** Who applies the conditions of Services. */
export const AMBIENT_SERVICE = 'istio-ambient-service';

export const CLASS_LABEL = 'gateway.networking.k8s.io/gateway-class-name';
export const NAME_LABEL = 'gateway.networking.k8s.io/gateway-name';
export const MANAGED_LABEL = 'gateway.istio.io/managed';
export const NETWORK_LABEL = 'topology.istio.io/network';
export const HBONE_PORT = 15008;
