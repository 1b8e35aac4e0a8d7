import type { FaultControl } from '../faults/types';

/** A Kubernetes object as JSON carries it. What lies below `metadata` is the kind's own business. */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  [field: string]: unknown;
}

/** The part of an object that every kind shares. Times are RFC 3339 in UTC, to the second. */
export interface ObjectMeta {
  name: string;
  namespace?: string;
  generateName?: string;
  uid?: string;
  resourceVersion?: string;
  generation?: number;
  creationTimestamp?: string | null;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
  ownerReferences?: OwnerReference[];
  managedFields?: ManagedFieldsEntry[];
}

export interface OwnerReference {
  apiVersion: string;
  kind: string;
  name: string;
  uid: string;
  controller?: boolean;
  blockOwnerDeletion?: boolean;
}

/** One entry of `metadata.managedFields`; `fieldsV1` is a tree as the API conventions describe it. */
export interface ManagedFieldsEntry {
  manager?: string;
  operation?: 'Apply' | 'Update';
  apiVersion?: string;
  time?: string;
  fieldsType?: string;
  fieldsV1?: Record<string, unknown>;
  subresource?: string;
}

/** Who asks, as authentication found it. */
export interface UserInfo {
  username: string;
  uid?: string;
  groups: string[];
}

/**
 * Answers for a Service of the cluster: a simulated cluster has no service network, so what a webhook with
 * `clientConfig.service` would reach is a function. Throwing means "the webhook could not be reached".
 */
export type ServiceHandler = (
  path: string,
  body: unknown,
) => Promise<unknown> | unknown;

/** How to start one simulated cluster. */
export interface FleetClusterOptions {
  /** Name of the cluster: the context in its kubeconfigs. It is not part of the cluster's identity. */
  name: string;
  /** TCP port on 127.0.0.1; 0 or absent: any free one. */
  port?: number;
  /** Objects that exist from the start, in this order; namespaces they name must be among them or before them. */
  objects?: KubeObject[];
  /** Field manager that the seed's `managedFields` name; default `kubectl-client-side-apply`. */
  seedManager?: string;
  /** The clock of the API server; default: the system's. */
  now?: () => Date;
  /** Distance of bookmarks on a quiet watch in milliseconds; default 60 000, as kube-apiserver. */
  bookmarkIntervalMs?: number;
  /** How many events of each kind a watch can resume over; older resource versions get 410. Default 1000. */
  eventWindow?: number;
}

/** A running simulated cluster. */
export interface FleetCluster {
  readonly name: string;
  /** `https://127.0.0.1:<port>` */
  readonly url: string;
  /** PEM of the CA that signed the server's certificate. */
  readonly caPem: string;
  /** Token of user `admin` in group `system:masters`. */
  readonly adminToken: string;
  /** uid of the Namespace `kube-system`: the identity of the cluster. */
  readonly uid: string;
  /** A kubeconfig (YAML) with one context, named after the cluster. */
  kubeconfig(token: string): string;
  /**
   * A token of an existing ServiceAccount, valid for a year, as TokenRequest gives it.
   * @throws when the ServiceAccount does not exist
   */
  tokenFor(serviceAccount: {
    namespace: string;
    name: string;
  }): Promise<string>;
  /** A static token of a user; what the user may do is decided by the stored RBAC objects. */
  tokenForUser(user: { name: string; groups?: string[] }): string;
  /**
   * A token for a stand-in: user `system:fleet:<component>`, groups `system:masters` and `system:fleet:standins`.
   * Faults leave the requests of this group alone, unless a fault names the user.
   */
  tokenForStandin(component: string): string;
  /**
   * Registers what answers for a Service, e.g. the injection webhook of istiod.
   * @returns a function that takes it away again
   */
  onService(
    service: { namespace: string; name: string },
    handler: ServiceHandler,
  ): () => void;
  readonly faults: FaultControl;
  close(): Promise<void>;
}
