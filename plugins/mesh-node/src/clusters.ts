import { ClusterCredential } from './credentials';

/** Everything the backend needs to talk to one cluster. @public */
export interface ClusterConnection {
  /** DNS-1123 label; the name by which forms, requests and statuses know the cluster. */
  readonly name: string;
  readonly title?: string;
  /** Where it comes from: app-config (and modules), or a verified request to register it. */
  readonly source: 'config' | 'registry';
  /** Base URL of the API server. */
  readonly server: string;
  /** PEM of the certificates that sign the server's; absent: those of the system. */
  readonly caPem?: string;
  /** Name to expect in the server's certificate where it is not the host of `server`. */
  readonly tlsServerName?: string;
  /** Only from app-config, for a cluster whose operator wrote `insecure-skip-tls-verify`. */
  readonly skipTlsVerify?: boolean;
  readonly reader: ClusterCredential;
  /** Absent: the suite cannot write here. */
  readonly writer?: ClusterCredential;
  /** Monitoring port of the istiod of this cluster, where an operator made it reachable. */
  readonly istiodMonitoringUrl?: string;
  /** Namespace of istiod; absent: `istio-system`. */
  readonly istioNamespace?: string;
  /** Silence after which what is shown counts as stale, milliseconds. */
  readonly staleAfterMs: number;
}

/** What a cluster source can do. @public */
export interface ClusterSink {
  /** Adds the cluster or replaces the one of that name; its watches start (again) at once. */
  put(connection: ClusterConnection): void;
  /** The cluster exists, but cannot be reached with what is known now; shown to operators with the message. */
  problem(cluster: { name: string; title?: string }, message: string): void;
  remove(name: string): void;
}

/** Brings clusters from somewhere else than app-config. @public */
export interface ClusterSource {
  /** For logs. */
  readonly id: string;
  start(sink: ClusterSink): Promise<void>;
  stop?(): Promise<void>;
}
