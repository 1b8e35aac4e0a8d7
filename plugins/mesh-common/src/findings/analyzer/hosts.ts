/** `namespace/name` of a Service, or of whatever a host stands for. */
export interface HostName {
  readonly namespace: string;
  readonly name: string;
}

const CLUSTER_DOMAIN = 'svc.cluster.local';
const FQDN = /^(.+)\.(.+)\.svc\.cluster\.local$/;

/** A short name belongs to the namespace it is written in; the domain is always `cluster.local` to analyzers. */
export function fqdnOf(host: string, namespace: string): string {
  return host.startsWith('*') || host.includes('.')
    ? host
    : `${host}.${namespace}.${CLUSTER_DOMAIN}`;
}

/**
 * The Service that a host names. `name.namespace` is taken for a name, as Istio's analyzers do (Istio `pkg/config/analysis/
 * analyzers/util/hosts.go`).
 */
export function serviceOfHost(host: string, namespace: string): HostName {
  const found = FQDN.exec(host);
  return found
    ? { namespace: found[2], name: found[1] }
    : { namespace, name: host };
}

const isWildcard = (host: string) => host.startsWith('*');

/** Whether two hosts overlap; either may start with `*` (Istio `pkg/config/host/name.go`, Matches). */
export function hostsOverlap(a: string, b: string): boolean {
  if (isWildcard(a) && isWildcard(b)) {
    return a.length < b.length
      ? b.slice(1).endsWith(a.slice(1))
      : a.slice(1).endsWith(b.slice(1));
  }
  if (isWildcard(a)) return b.endsWith(a.slice(1));
  if (isWildcard(b)) return a.endsWith(b.slice(1));
  return a === b;
}

export const EVERYWHERE = '*';

/** The namespaces that an object is exported to; `.` is its own. Empty `exportTo`: everywhere. */
export function exportScopes(
  exportTo: readonly string[],
  namespace: string,
): ReadonlySet<string> {
  if (!exportTo.length || exportTo.includes(EVERYWHERE)) {
    return new Set([EVERYWHERE]);
  }
  return new Set(exportTo.map(scope => (scope === '.' ? namespace : scope)));
}
