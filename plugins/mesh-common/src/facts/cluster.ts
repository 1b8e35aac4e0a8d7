import { ConfigFact } from './config';
import { GatewayClassFact, GatewayFact } from './gateway';
import { NamespaceFact } from './namespace';
import { PeerAuthenticationFact } from './policy';
import { PodFact } from './pod';
import { ServiceFact } from './service';
import { InjectorFact } from './webhook';
import { DaemonSetFact, DeploymentFact } from './workload';

/** The kinds of facts a cluster is watched for, and the shape of each. @public */
export interface FactTypes {
  namespaces: NamespaceFact;
  pods: PodFact;
  services: ServiceFact;
  deployments: DeploymentFact;
  daemonsets: DaemonSetFact;
  gateways: GatewayFact;
  gatewayclasses: GatewayClassFact;
  peerauthentications: PeerAuthenticationFact;
  injectors: InjectorFact;
  configs: ConfigFact;
}

/** @public */
export type FactKind = keyof FactTypes;

/** All kinds, in the order in which they are read. @public */
export const FACT_KINDS: readonly FactKind[] = [
  'namespaces',
  'configs',
  'injectors',
  'daemonsets',
  'deployments',
  'gatewayclasses',
  'peerauthentications',
  'gateways',
  'services',
  'pods',
];

/** The facts of one cluster: per kind a map from `factKey` to the fact. @public */
export type ClusterFacts = {
  readonly [K in FactKind]: ReadonlyMap<string, FactTypes[K]>;
};

/**
 * State of the feed of one kind.
 *
 * `connecting` nothing has been read yet · `live` read and watched · `stale` was live, the cluster has gone silent ·
 * `unauthorized` 401 · `forbidden` 403 · `absent` the kind is not served (404: no CRD) · `failed` anything else.
 * @public
 */
export type FeedStateName =
  | 'connecting'
  | 'live'
  | 'stale'
  | 'unauthorized'
  | 'forbidden'
  | 'absent'
  | 'failed';

/** @public */
export interface FeedState {
  readonly state: FeedStateName;
  /** Last time the cluster confirmed what we hold, epoch milliseconds; null: never. */
  readonly seenAt: number | null;
  /** One plain sentence for operators, without secrets. */
  readonly message?: string;
}

/** Message of a feed whose kind an export does not hold at all. Nobody can say whether the cluster has any. @public */
export const NOT_IN_EXPORT = 'Not in the export.';

/** One cluster as the model sees it. Times are facts: nothing in the model asks a clock. @public */
export interface ClusterView {
  readonly name: string;
  readonly title?: string;
  /** uid of namespace `kube-system`; null until it was read. */
  readonly uid: string | null;
  readonly facts: ClusterFacts;
  readonly feeds: Readonly<Record<FactKind, FeedState>>;
}

/** A cluster without facts, every feed in `state`. @public */
export function emptyClusterFacts(): ClusterFacts {
  return {
    namespaces: new Map(),
    pods: new Map(),
    services: new Map(),
    deployments: new Map(),
    daemonsets: new Map(),
    gateways: new Map(),
    gatewayclasses: new Map(),
    peerauthentications: new Map(),
    injectors: new Map(),
    configs: new Map(),
  };
}
