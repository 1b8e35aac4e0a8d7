import type { Kind } from '../../../../packages/fleet/src/standins';

const kind = (
  apiVersion: string,
  name: string,
  plural: string,
  namespaced = true,
): Kind => ({ apiVersion, kind: name, plural, namespaced });

const GATEWAY_API = 'gateway.networking.k8s.io/v1';
const NETWORKING = 'networking.istio.io/v1';
const SECURITY = 'security.istio.io/v1';

/** What a reader may export; no Secrets. Everything that a scenario applies is one of these. */
export const exported: Kind[] = [
  kind('v1', 'Node', 'nodes', false),
  kind('v1', 'Namespace', 'namespaces', false),
  kind('v1', 'Pod', 'pods'),
  kind('v1', 'Service', 'services'),
  kind('v1', 'ServiceAccount', 'serviceaccounts'),
  kind('v1', 'ConfigMap', 'configmaps'),
  kind('apps/v1', 'Deployment', 'deployments'),
  kind('apps/v1', 'ReplicaSet', 'replicasets'),
  kind('apps/v1', 'StatefulSet', 'statefulsets'),
  kind('apps/v1', 'DaemonSet', 'daemonsets'),
  kind('batch/v1', 'Job', 'jobs'),
  kind('discovery.k8s.io/v1', 'EndpointSlice', 'endpointslices'),
  kind('networking.k8s.io/v1', 'NetworkPolicy', 'networkpolicies'),
  kind(
    'admissionregistration.k8s.io/v1',
    'MutatingWebhookConfiguration',
    'mutatingwebhookconfigurations',
    false,
  ),
  kind(GATEWAY_API, 'GatewayClass', 'gatewayclasses', false),
  kind(GATEWAY_API, 'Gateway', 'gateways'),
  kind(GATEWAY_API, 'HTTPRoute', 'httproutes'),
  kind(SECURITY, 'PeerAuthentication', 'peerauthentications'),
  kind(SECURITY, 'AuthorizationPolicy', 'authorizationpolicies'),
  kind(SECURITY, 'RequestAuthentication', 'requestauthentications'),
  kind(NETWORKING, 'DestinationRule', 'destinationrules'),
  kind(NETWORKING, 'VirtualService', 'virtualservices'),
  kind(NETWORKING, 'Gateway', 'gateways'),
  kind(NETWORKING, 'Sidecar', 'sidecars'),
  kind(NETWORKING, 'ServiceEntry', 'serviceentries'),
  kind(NETWORKING, 'WorkloadEntry', 'workloadentries'),
  kind(NETWORKING, 'WorkloadGroup', 'workloadgroups'),
  kind('networking.istio.io/v1alpha3', 'EnvoyFilter', 'envoyfilters'),
  kind('telemetry.istio.io/v1', 'Telemetry', 'telemetries'),
];

/** @throws for a kind that is not exported */
export function kindOf(object: { apiVersion: string; kind: string }): Kind {
  const found = exported.find(
    each => each.apiVersion === object.apiVersion && each.kind === object.kind,
  );
  if (found) return found;
  throw new Error(
    `Kind ${object.kind} of ${object.apiVersion} is not exported. Add it to kinds.ts.`,
  );
}
