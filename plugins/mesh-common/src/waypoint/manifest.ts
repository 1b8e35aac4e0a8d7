import { stringify } from 'yaml';
import { StringMap } from '../facts';

/** @public */
export interface WaypointManifestInput {
  readonly name: string;
  readonly namespace: string;
  /** Label `istio.io/waypoint-for`; absent: istiod decides, which means `service`. */
  readonly trafficType?: 'service' | 'workload' | 'all';
  /** Label `istio.io/rev`: the istiod that runs it; absent: the default one. */
  readonly revision?: string;
}

/** A Gateway of Gateway API, as far as a waypoint needs one. @public */
export interface WaypointManifest {
  readonly apiVersion: 'gateway.networking.k8s.io/v1';
  readonly kind: 'Gateway';
  readonly metadata: {
    readonly labels?: StringMap;
    readonly name: string;
    readonly namespace: string;
  };
  readonly spec: {
    readonly gatewayClassName: 'istio-waypoint';
    readonly listeners: readonly [
      {
        readonly name: 'mesh';
        readonly port: 15008;
        readonly protocol: 'HBONE';
      },
    ];
  };
}

/** The Gateway that `istioctl waypoint generate` prints, key by key (Istio `istioctl/pkg/waypoint/waypoint.go`). @public */
export function waypointManifest(
  input: WaypointManifestInput,
): WaypointManifest {
  const { name, namespace, trafficType, revision } = input;
  const labels = {
    ...(revision && { 'istio.io/rev': revision }),
    ...(trafficType && { 'istio.io/waypoint-for': trafficType }),
  };
  return {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: {
      ...(Object.keys(labels).length && { labels }),
      name,
      namespace,
    },
    spec: {
      gatewayClassName: 'istio-waypoint',
      listeners: [{ name: 'mesh', port: 15008, protocol: 'HBONE' }],
    },
  };
}

/** The same as YAML, letter by letter. @public */
export function waypointYaml(input: WaypointManifestInput): string {
  return stringify(waypointManifest(input), { indentSeq: false });
}
