import { ServiceEntryFact, ServiceFact, StringMap } from '../../facts';
import type { InspectedCluster } from '../../world';
import { analyzed } from './objects';
import { EVERYWHERE, fqdnOf } from './hosts';

/** A Service or ServiceEntry that a host leads to. */
export interface Destination {
  readonly ports: readonly number[];
  /** `workloadSelector` of a ServiceEntry; null: none, and always none for a Service. */
  readonly selector: StringMap | null;
}

/** Finds what a host leads to, seen from a namespace. */
export type DestinationLookup = (
  host: string,
  from: { readonly namespace: string; readonly exportTo: readonly string[] },
) => Destination | undefined;

const known = new WeakMap<InspectedCluster, DestinationLookup>();

/**
 * As Istio's analyzers look hosts up (`pkg/config/analysis/analyzers/util/service_lookup.go`). Odd and kept: visibility is
 * asked for where the asking object is exported to, not for its own namespace.
 */
export function destinationLookup(
  cluster: InspectedCluster,
): DestinationLookup {
  const before = known.get(cluster);
  if (before) return before;
  const lookup = lookupIn(scopedHosts(cluster));
  known.set(cluster, lookup);
  return lookup;
}

type ScopedHosts = ReadonlyMap<string, Destination>;

const scoped = (scope: string, host: string, namespace: string) =>
  `${scope}/${fqdnOf(host, namespace)}`;

function lookupIn(hosts: ScopedHosts): DestinationLookup {
  const wildcards = [...hosts]
    .map(([key, destination]) => {
      const [scope, host] = cut(key);
      return { scope, host, destination };
    })
    .filter(({ host }) => host.startsWith('*'));
  return (host, { namespace, exportTo }) => {
    const scopes = exportTo.length ? exportTo : [namespace];
    for (const scope of [EVERYWHERE, ...scopes]) {
      const where = scope === '.' ? namespace : scope;
      const found = hosts.get(scoped(where, host, namespace));
      if (found) return found;
    }
    const bare = host.replace(/^\*/, '');
    return wildcards.find(
      ({ scope, host: wildcard }) =>
        (scope === EVERYWHERE || scope === namespace) &&
        bare.endsWith(wildcard.slice(1)),
    )?.destination;
  };
}

function scopedHosts(cluster: InspectedCluster): ScopedHosts {
  const objects = analyzed(cluster);
  const hosts = new Map<string, Destination>();
  for (const entry of objects.details('serviceentries')) addEntry(hosts, entry);
  for (const service of objects.platform('services')) {
    addService(hosts, service);
  }
  return hosts;
}

function addEntry(
  hosts: Map<string, Destination>,
  entry: ServiceEntryFact,
): void {
  const { namespace, exportTo } = entry;
  const destination: Destination = {
    ports: entry.ports.map(port => port.number),
    selector: entry.workloadSelector,
  };
  const scopes = exportTo.length ? exportTo : [EVERYWHERE];
  for (const host of entry.hosts) {
    for (const scope of scopes) {
      const where = scope === '.' ? namespace : scope;
      hosts.set(scoped(where, host, namespace), destination);
      if (scope === EVERYWHERE) break;
    }
  }
}

function addService(
  hosts: Map<string, Destination>,
  service: ServiceFact,
): void {
  const { namespace, name, exportTo } = service;
  const destination: Destination = {
    ports: service.ports.map(({ port }) => port),
    selector: null,
  };
  for (const part of (exportTo ?? EVERYWHERE).split(',')) {
    const scope = part.trim() === '.' ? namespace : part.trim();
    hosts.set(scoped(scope, name, namespace), destination);
  }
}

function cut(key: string): [scope: string, host: string] {
  const slash = key.indexOf('/');
  return [key.slice(0, slash), key.slice(slash + 1)];
}
