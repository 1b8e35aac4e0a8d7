/** A kind as the API server serves it. */
export interface KubeResource {
  /** Empty for core kinds. */
  readonly group: string;
  readonly version: string;
  readonly plural: string;
}

/** An object, or a collection where `name` is absent. */
export interface ResourceAddress extends KubeResource {
  readonly namespace?: string;
  readonly name?: string;
  readonly subresource?: string;
}

/** `/apis/<group>/<version>/namespaces/<namespace>/<plural>/<name>/<subresource>`, escaped. */
export function resourcePath(address: ResourceAddress): string {
  const { group, version, plural, namespace, name, subresource } = address;
  const parts = group ? ['apis', group, version] : ['api', version];
  if (namespace) parts.push('namespaces', namespace);
  parts.push(plural);
  if (name) parts.push(name);
  if (subresource) parts.push(subresource);
  return `/${parts.map(encodeURIComponent).join('/')}`;
}
