import type {
  ConfigMap,
  DaemonSet,
  Deployment,
  EndpointSlice,
  Gateway,
  GatewayClass,
  KubeObject,
  MutatingWebhookConfiguration,
  Namespace,
  Node,
  Pod,
  ReplicaSet,
  Secret,
  Service,
} from './objects';

/** Where a kind lives in the API. `T` is the shape that the API server promises for it. */
export interface Kind<T extends KubeObject = KubeObject> {
  apiVersion: string;
  kind: string;
  plural: string;
  namespaced: boolean;
  /** Never present: carries the type. */
  readonly shape?: T;
}

function kindOf<T extends KubeObject>(
  apiVersion: string,
  kind: string,
  plural: string,
  namespaced = true,
): Kind<T> {
  return { apiVersion, kind, plural, namespaced };
}

const GATEWAY_API = 'gateway.networking.k8s.io/v1';

export const Namespaces = kindOf<Namespace>(
  'v1',
  'Namespace',
  'namespaces',
  false,
);
export const Nodes = kindOf<Node>('v1', 'Node', 'nodes', false);
export const Pods = kindOf<Pod>('v1', 'Pod', 'pods');
export const Services = kindOf<Service>('v1', 'Service', 'services');
export const ServiceAccounts = kindOf<KubeObject>(
  'v1',
  'ServiceAccount',
  'serviceaccounts',
);
export const ConfigMaps = kindOf<ConfigMap>('v1', 'ConfigMap', 'configmaps');
export const Secrets = kindOf<Secret>('v1', 'Secret', 'secrets');
export const Deployments = kindOf<Deployment>(
  'apps/v1',
  'Deployment',
  'deployments',
);
export const ReplicaSets = kindOf<ReplicaSet>(
  'apps/v1',
  'ReplicaSet',
  'replicasets',
);
export const DaemonSets = kindOf<DaemonSet>(
  'apps/v1',
  'DaemonSet',
  'daemonsets',
);
export const EndpointSlices = kindOf<EndpointSlice>(
  'discovery.k8s.io/v1',
  'EndpointSlice',
  'endpointslices',
);
export const Gateways = kindOf<Gateway>(GATEWAY_API, 'Gateway', 'gateways');
export const GatewayClasses = kindOf<GatewayClass>(
  GATEWAY_API,
  'GatewayClass',
  'gatewayclasses',
  false,
);
export const MutatingWebhookConfigurations =
  kindOf<MutatingWebhookConfiguration>(
    'admissionregistration.k8s.io/v1',
    'MutatingWebhookConfiguration',
    'mutatingwebhookconfigurations',
    false,
  );

/** URL path of a kind's collection, or of one object in it. */
export function pathOf(
  kind: Kind,
  namespace?: string,
  name?: string,
  subresource?: string,
): string {
  const root = kind.apiVersion.includes('/') ? '/apis' : '/api';
  const parts = [root, kind.apiVersion];
  if (kind.namespaced && namespace) parts.push('namespaces', namespace);
  parts.push(kind.plural);
  if (name) parts.push(name);
  if (subresource) parts.push(subresource);
  return parts.join('/');
}

/** Key of an object inside its kind: `namespace/name`, or `name` where the kind is cluster-scoped. */
export function keyOf(object: KubeObject): string {
  const { namespace, name } = object.metadata;
  return namespace ? `${namespace}/${name}` : name;
}
