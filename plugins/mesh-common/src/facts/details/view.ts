import { ClusterView } from '../cluster';
import {
  AutoscalerFact,
  CrdFact,
  DisruptionBudgetFact,
  EndpointSliceFact,
  InjectorConfigFact,
  NodeFact,
} from './platform';
import {
  AttachedPolicyFact,
  AuthorizationPolicyFact,
  EnvoyFilterFact,
  NetworkPolicyFact,
  ProxyConfigFact,
  TelemetryFact,
} from './policies';
import {
  ClassicGatewayFact,
  DestinationRuleFact,
  RouteFact,
  ServiceEntryFact,
  SidecarResourceFact,
  WorkloadEntryFact,
  WorkloadGroupFact,
} from './traffic';
import { VirtualServiceFact } from './virtualServices';
import { WebhookConfigFact } from './webhooks';

/** Kinds that findings and advice look at, and the status of an entity does not. @public */
export interface DetailTypes {
  authorizationpolicies: AuthorizationPolicyFact;
  requestauthentications: AttachedPolicyFact;
  envoyfilters: EnvoyFilterFact;
  wasmplugins: AttachedPolicyFact;
  telemetries: TelemetryFact;
  networkpolicies: NetworkPolicyFact;
  destinationrules: DestinationRuleFact;
  virtualservices: VirtualServiceFact;
  classicgateways: ClassicGatewayFact;
  sidecars: SidecarResourceFact;
  routes: RouteFact;
  serviceentries: ServiceEntryFact;
  workloadentries: WorkloadEntryFact;
  workloadgroups: WorkloadGroupFact;
  crds: CrdFact;
  nodes: NodeFact;
  autoscalers: AutoscalerFact;
  disruptionbudgets: DisruptionBudgetFact;
  endpointslices: EndpointSliceFact;
  injectorconfigs: InjectorConfigFact;
  proxyconfigs: ProxyConfigFact;
  webhooks: WebhookConfigFact;
}

/** @public */
export type DetailKind = keyof DetailTypes;

/** All of them, by name. @public */
export const DETAIL_KINDS: readonly DetailKind[] = [
  'authorizationpolicies',
  'autoscalers',
  'classicgateways',
  'crds',
  'destinationrules',
  'disruptionbudgets',
  'endpointslices',
  'envoyfilters',
  'injectorconfigs',
  'networkpolicies',
  'nodes',
  'proxyconfigs',
  'requestauthentications',
  'routes',
  'serviceentries',
  'sidecars',
  'telemetries',
  'virtualservices',
  'wasmplugins',
  'webhooks',
  'workloadentries',
  'workloadgroups',
];

/** Per kind a map from `factKey` to the fact; null: not read, so nothing is known. Routes and webhooks are keyed `<kind>/<factKey>`. @public */
export type Details = {
  readonly [K in DetailKind]: ReadonlyMap<string, DetailTypes[K]> | null;
};

/** What an istiod says of a cluster whose API server it reads, through a remote Secret. @public */
export type RemoteSync = 'synced' | 'syncing' | 'timeout' | 'unknown';

/** A cluster with the details that findings and advice need. @public */
export interface DetailedView extends ClusterView {
  readonly details: Details;
  /** Remote clusters that its istiod reads, by cluster id; absent: nobody asked it. */
  readonly remotes?: ReadonlyMap<string, RemoteSync>;
}

/** Details of a cluster of which none was read. @public */
export function noDetails(): Details {
  return Object.fromEntries(
    DETAIL_KINDS.map(kind => [kind, null]),
  ) as unknown as Details;
}
