import { DetailKind, FactKind } from '../facts';

/** Where an object of a manifest belongs; some are both. */
export interface ManifestKind {
  readonly fact?: FactKind;
  readonly detail?: DetailKind;
}

const ISTIO_NETWORKING = 'networking.istio.io';
const ISTIO_SECURITY = 'security.istio.io';
const GATEWAY_API = 'gateway.networking.k8s.io';

/** `<group>/<Kind>` to the kind of fact. The version of an API does not matter: the fields we read are the same in all. */
const KINDS: Readonly<Record<string, ManifestKind>> = {
  '/Namespace': { fact: 'namespaces' },
  '/Pod': { fact: 'pods' },
  '/Service': { fact: 'services' },
  '/Node': { detail: 'nodes' },
  'apps/Deployment': { fact: 'deployments' },
  'apps/DaemonSet': { fact: 'daemonsets' },
  [`${GATEWAY_API}/Gateway`]: { fact: 'gateways' },
  [`${GATEWAY_API}/GatewayClass`]: { fact: 'gatewayclasses' },
  [`${ISTIO_SECURITY}/PeerAuthentication`]: { fact: 'peerauthentications' },
  'admissionregistration.k8s.io/MutatingWebhookConfiguration': {
    fact: 'injectors',
    detail: 'webhooks',
  },
  'admissionregistration.k8s.io/ValidatingWebhookConfiguration': {
    detail: 'webhooks',
  },
  [`${ISTIO_SECURITY}/AuthorizationPolicy`]: {
    detail: 'authorizationpolicies',
  },
  [`${ISTIO_SECURITY}/RequestAuthentication`]: {
    detail: 'requestauthentications',
  },
  [`${ISTIO_NETWORKING}/EnvoyFilter`]: { detail: 'envoyfilters' },
  [`${ISTIO_NETWORKING}/DestinationRule`]: { detail: 'destinationrules' },
  [`${ISTIO_NETWORKING}/VirtualService`]: { detail: 'virtualservices' },
  [`${ISTIO_NETWORKING}/Gateway`]: { detail: 'classicgateways' },
  [`${ISTIO_NETWORKING}/Sidecar`]: { detail: 'sidecars' },
  [`${ISTIO_NETWORKING}/ServiceEntry`]: { detail: 'serviceentries' },
  [`${ISTIO_NETWORKING}/WorkloadEntry`]: { detail: 'workloadentries' },
  [`${ISTIO_NETWORKING}/WorkloadGroup`]: { detail: 'workloadgroups' },
  [`${ISTIO_NETWORKING}/ProxyConfig`]: { detail: 'proxyconfigs' },
  'extensions.istio.io/WasmPlugin': { detail: 'wasmplugins' },
  'telemetry.istio.io/Telemetry': { detail: 'telemetries' },
  [`${GATEWAY_API}/HTTPRoute`]: { detail: 'routes' },
  [`${GATEWAY_API}/GRPCRoute`]: { detail: 'routes' },
  [`${GATEWAY_API}/TCPRoute`]: { detail: 'routes' },
  [`${GATEWAY_API}/TLSRoute`]: { detail: 'routes' },
  'networking.k8s.io/NetworkPolicy': { detail: 'networkpolicies' },
  'discovery.k8s.io/EndpointSlice': { detail: 'endpointslices' },
  'apiextensions.k8s.io/CustomResourceDefinition': { detail: 'crds' },
  'autoscaling/HorizontalPodAutoscaler': { detail: 'autoscalers' },
  'policy/PodDisruptionBudget': { detail: 'disruptionbudgets' },
};

/** A kind of object that the model reads. @public */
export interface ManifestType {
  /** Empty: the core group. */
  readonly group: string;
  readonly kind: string;
}

/** All kinds that the model reads; of ConfigMaps only those named in `MANIFEST_CONFIG_MAPS`. @public */
export const MANIFEST_TYPES: readonly ManifestType[] = Object.keys(KINDS).map(
  key => {
    const [group, kind] = key.split('/');
    return { group, kind };
  },
);

/** A ConfigMap that the model reads. @public */
export interface ManifestConfigMap {
  readonly name: string;
  /** There is one for each revision but `default`, named `<name>-<revision>`. */
  readonly ofRevision: boolean;
}

/** @public */
export const MANIFEST_CONFIG_MAPS: readonly ManifestConfigMap[] = [
  { name: 'istio', ofRevision: true },
  { name: 'istio-sidecar-injector', ofRevision: true },
  { name: 'istio-cni-config', ofRevision: false },
  { name: 'istio-ca-root-cert', ofRevision: false },
];

/** ConfigMaps are told apart by name; all others are none of our business. */
function configMapKind(name: string): ManifestKind | null {
  if (/^istio-sidecar-injector(-.+)?$/.test(name)) {
    return { detail: 'injectorconfigs' };
  }
  const isConfig = name === 'istio' || name.startsWith('istio-');
  return isConfig ? { fact: 'configs' } : null;
}

/** @returns null: the model does not look at objects of this kind */
export function manifestKind(
  apiVersion: string,
  kind: string,
  name: string,
): ManifestKind | null {
  const group = apiVersion.includes('/') ? apiVersion.split('/')[0] : '';
  if (group === '' && kind === 'ConfigMap') return configMapKind(name);
  const key = `${group}/${kind}`;
  return Object.hasOwn(KINDS, key) ? KINDS[key] : null;
}
