import { KubernetesObject } from '../../control-plane/kubernetesObject';

/** A `v1 List`, as kubectl prints it. */
export interface Export {
  apiVersion: 'v1';
  kind: 'List';
  items: KubernetesObject[];
}

/** ConfigMaps of the control plane that say something of the mesh. */
const CONFIGS = [
  ...['istio', 'istio-cni-config', 'istio-sidecar-injector'],
  'istio-ca-root-cert',
];

const SYSTEM = ['istio-system', 'kube-system', 'default'];

/** What a reader of these namespaces and of the mesh itself would export. */
export function exportOf(
  objects: KubernetesObject[],
  namespaces: readonly string[],
): Export {
  const known = new Set([...namespaces, ...SYSTEM]);
  const items = objects.filter(({ kind, metadata }) => {
    const { name, namespace } = metadata;
    if (kind === 'Namespace') return known.has(name);
    if (kind === 'ConfigMap') {
      return namespace === 'istio-system' && CONFIGS.includes(name);
    }
    return namespace === undefined || known.has(namespace);
  });
  return { apiVersion: 'v1', kind: 'List', items: items.map(slim) };
}

/** Who wrote what is of interest for few kinds, and it is long. */
function slim(object: KubernetesObject): KubernetesObject {
  const { managedFields, ...metadata } = object.metadata;
  const keeps = ['PeerAuthentication', 'Namespace'].includes(object.kind);
  return keeps ? object : { ...object, metadata };
}
