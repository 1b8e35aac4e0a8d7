import fc from 'fast-check';
import { lists } from '../vocabulary';
import { authorizationPolicies } from './authorizationPolicies';
import { peerAuthentications, requestAuthentications } from './authentication';
import { telemetries, wasmPlugins } from './telemetry';
import { proxyConfigs } from './proxyConfigs';
import { envoyFilters } from './envoyFilters';
import { apiGateways, route } from './gatewayApi';
import { webhooks } from './webhooks';
import { crds } from './crds';

/** What is allowed, watched and patched, and what istiod has said. */
export const policyObjects = fc
  .tuple(
    lists(authorizationPolicies, 3),
    lists(peerAuthentications, 1),
    lists(requestAuthentications, 2),
    lists(telemetries, 3),
    lists(wasmPlugins, 1),
    lists(proxyConfigs, 1),
    envoyFilters,
    lists(apiGateways, 1),
    lists(fc.oneof(route('HTTPRoute'), route('GRPCRoute')), 2),
    lists(webhooks('MutatingWebhookConfiguration'), 2),
    lists(webhooks('ValidatingWebhookConfiguration'), 1),
    lists(crds, 2),
  )
  .map(all => all.flat());
