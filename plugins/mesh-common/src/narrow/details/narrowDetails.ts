import { DetailKind, DetailTypes, ObjectFact } from '../../facts';
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
import { warningsOf } from './warnings';
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

/** With what Istio's validation warns of; no key where there is nothing. */
const warned =
  <T extends ObjectFact>(
    kind: keyof typeof warningsOf,
    narrowOne: (object: unknown, options: undefined) => NarrowResult<T>,
  ): NarrowDetail<T> =>
  object => {
    const result = narrowOne(object, undefined);
    if (!result.ok) return result;
    const { fact } = result;
    const { spec } = object as { spec?: unknown };
    const warnings = warningsOf[kind]?.(spec ?? {}, fact.namespace ?? '');
    return warnings?.length
      ? { ok: true, fact: { ...fact, warnings } }
      : result;
  };

/** One narrowing per kind of detail; like `narrow`, never throws. @public */
export const narrowDetails: {
  readonly [K in DetailKind]: NarrowDetail<DetailTypes[K]>;
} = {
  authorizationpolicies: plain(narrowAuthorizationPolicy),
  autoscalers: plain(narrowAutoscaler),
  classicgateways: warned('classicgateways', narrowClassicGateway),
  crds: plain(narrowCrd),
  destinationrules: warned('destinationrules', narrowDestinationRule),
  disruptionbudgets: plain(narrowDisruptionBudget),
  endpointslices: plain(narrowEndpointSlice),
  envoyfilters: plain(narrowEnvoyFilter),
  injectorconfigs: plain(narrowInjectorConfig),
  networkpolicies: plain(narrowNetworkPolicy),
  nodes: plain(narrowNode),
  proxyconfigs: plain(narrowProxyConfig),
  requestauthentications: warned(
    'requestauthentications',
    narrowAttachedPolicy,
  ),
  routes: plain(narrowRoute),
  serviceentries: warned('serviceentries', narrowServiceEntry),
  sidecars: warned('sidecars', narrowSidecarResource),
  telemetries: warned('telemetries', narrowTelemetry),
  virtualservices: warned('virtualservices', narrowVirtualService),
  wasmplugins: plain(narrowAttachedPolicy),
  webhooks: plain(narrowWebhookConfig),
  workloadentries: warned('workloadentries', narrowWorkloadEntry),
  workloadgroups: plain(narrowWorkloadGroup),
};
