import type { NodeOptions } from '../standins';

export type ClusterName = 'prod-eu-1' | 'prod-us-1' | 'prod-ap-1' | 'edge-eu-2';
export type Team =
  | 'team-payments'
  | 'team-orders'
  | 'team-search'
  | 'team-catalog'
  | 'platform';
export type Labels = Record<string, string>;

/** A cluster as the story tells it; its namespaces come from `teams/`. */
export interface ClusterStory {
  name: ClusterName;
  mode: 'ambient' | 'sidecar';
  network: string;
  istioVersion: string;
  /** First two octets of the pod network. */
  podNetwork: string;
  /** First three octets of external addresses. */
  externalNetwork: string;
  nodes: NodeOptions[];
  /** The clusters its istiod watches from the start: for each there is a remote Secret. */
  watches: ClusterName[];
}

/** One namespace name: the same name in several clusters means the same thing. */
export interface NamespaceStory {
  name: string;
  /** Written on the Namespace as `backstage.io/owner`. */
  owner: Team;
  in: Partial<Record<ClusterName, NamespaceState>>;
}

/** How a namespace looks in one cluster. */
export interface NamespaceState {
  labels?: Labels;
  workloads?: WorkloadStory[];
  policies?: PolicyStory[];
  waypoint?: WaypointStory;
  /** What was there earlier: pods keep what they got under the labels of that time. */
  earlier?: { labels: Labels; workloads: WorkloadStory[] };
}

/** A Deployment, with a Service of the same name unless it listens nowhere. */
export interface WorkloadStory {
  name: string;
  replicas: number;
  /** Entity whose `backstage.io/kubernetes-id` the objects carry; default: the name. */
  entity?: string;
  listens?: boolean;
  hostNetwork?: boolean;
  /** Labels of the pods, besides `app`. */
  podLabels?: Labels;
  /** Labels of the Service. */
  serviceLabels?: Labels;
  /** Runs on the GPU nodes, where istio-cni and ztunnel do not. */
  onGpu?: boolean;
  /** A pod that has run and ended, instead of a Deployment. */
  task?: boolean;
}

export interface PolicyStory {
  name: string;
  /** RFC 3339: in one scope the oldest policy wins. */
  created: string;
  spec: {
    selector?: { matchLabels: Labels };
    mtls?: { mode: string };
    portLevelMtls?: Record<string, { mode: string }>;
  };
}

export interface WaypointStory {
  name: string;
  /** Its pod cannot be started: it never gets an address, so istiod never programs it. */
  broken?: boolean;
}
