import { DetailKind, DetailTypes } from '../../facts';
import { NarrowResult } from '../result';
import { narrowAttachedPolicy } from './attached';
import { narrowAuthorizationPolicy } from './authorizationPolicies';
import { narrowEnvoyFilter } from './envoyFilters';
import { narrowInjectorConfig } from './injectorConfigs';
import { narrowNetworkPolicy } from './networkPolicies';
import {
  narrowAutoscaler,
  narrowCrd,
  narrowDisruptionBudget,
  narrowEndpointSlice,
  narrowNode,
} from './platform';
import { narrowProxyConfig } from './proxyConfigs';
import { narrowRoute } from './routes';
import { narrowTelemetry } from './telemetries';
import {
  narrowClassicGateway,
  narrowDestinationRule,
  narrowSidecarResource,
} from './traffic';
import { narrowVirtualService } from './virtualServices';
import { narrowWebhookConfig } from './webhooks';
import {
  narrowServiceEntry,
  narrowWorkloadEntry,
  narrowWorkloadGroup,
} from './workloads';

type NarrowDetail<T> = (object: unknown) => NarrowResult<T>;

const plain =
  <T>(
    narrowOne: (object: unknown, options: undefined) => NarrowResult<T>,
  ): NarrowDetail<T> =>
  object =>
    narrowOne(object, undefined);

/** One narrowing per kind of detail; like `narrow`, never throws. @public */
export const narrowDetails: {
  readonly [K in DetailKind]: NarrowDetail<DetailTypes[K]>;
} = {
  authorizationpolicies: plain(narrowAuthorizationPolicy),
  autoscalers: plain(narrowAutoscaler),
  classicgateways: plain(narrowClassicGateway),
  crds: plain(narrowCrd),
  destinationrules: plain(narrowDestinationRule),
  disruptionbudgets: plain(narrowDisruptionBudget),
  endpointslices: plain(narrowEndpointSlice),
  envoyfilters: plain(narrowEnvoyFilter),
  injectorconfigs: plain(narrowInjectorConfig),
  networkpolicies: plain(narrowNetworkPolicy),
  nodes: plain(narrowNode),
  proxyconfigs: plain(narrowProxyConfig),
  requestauthentications: plain(narrowAttachedPolicy),
  routes: plain(narrowRoute),
  serviceentries: plain(narrowServiceEntry),
  sidecars: plain(narrowSidecarResource),
  telemetries: plain(narrowTelemetry),
  virtualservices: plain(narrowVirtualService),
  wasmplugins: plain(narrowAttachedPolicy),
  webhooks: plain(narrowWebhookConfig),
  workloadentries: plain(narrowWorkloadEntry),
  workloadgroups: plain(narrowWorkloadGroup),
};
