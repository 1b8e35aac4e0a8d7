import { ObjectFact } from './common';

/** @public */
export interface PodFact extends ObjectFact {
  readonly namespace: string;
  readonly phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed' | 'Unknown';
  readonly ready: boolean;
  readonly terminating: boolean;
  readonly hostNetwork: boolean;
  readonly hasIp: boolean;
  readonly node: string | null;
  readonly serviceAccount: string;
  /** The workload behind the pod: its controller, a ReplicaSet resolved to its Deployment. */
  readonly workload: { readonly kind: string; readonly name: string } | null;
  /** Annotation `ambient.istio.io/redirection`. */
  readonly redirection: 'enabled' | 'pending' | null;
  /** Annotation `sidecar.istio.io/status` is present: the injector ran (also for gateways). */
  readonly injected: boolean;
  /** Where a container named `istio-proxy` runs: `init` is a native sidecar. */
  readonly proxyContainer: 'container' | 'init' | null;
  /** Image and requests of that container; null: there is none. */
  readonly proxy: ProxyFact | null;
  /** Revision that injected the pod: annotation `istio.io/rev`, else the `revision` of the status JSON. */
  readonly revision: string | null;
  /** Annotation `inject.istio.io/templates`, split. */
  readonly templates: readonly string[];
  /** Annotation `ambient.istio.io/bypass-inbound-capture` is true (Go ParseBool). */
  readonly bypassInbound: boolean;
  /** Annotation `traffic.sidecar.istio.io/excludeInboundPorts`, parsed. */
  readonly excludeInboundPorts: readonly number[];
  /** Annotation `sidecar.istio.io/inject`; the label of that name beats it. */
  readonly injectAnnotation: string | null;
  /** A container has a probe that the kubelet makes over the network. */
  readonly probed: boolean;
  /** Numbers of the container ports that the pod declares. */
  readonly ports: readonly number[];
  /** Annotation `sidecar.istio.io/proxyImage`: somebody chose the image of the proxy; absent: not so. */
  readonly ownProxyImage?: true;
  /** `image.imageType` of annotation `proxy.istio.io/config`; absent: not set. */
  readonly imageType?: string;
  /** An application container runs as user 1337, which is that of the proxy; absent: not so. */
  readonly runsAsProxy?: true;
}

/** The container `istio-proxy` of a pod. @public */
export interface ProxyFact {
  readonly image: string;
  /** CPU request in thousandths of a core; 0: none. */
  readonly cpu: number;
  /** Memory request in bytes; 0: none. */
  readonly memory: number;
}
