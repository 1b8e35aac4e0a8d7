import { ServiceFact } from '../facts';
import type { InspectedCluster, MeshWorld } from './world';
import { declaredMode } from '../mode';
import { ServiceScope, serviceScope } from '../scope';

/** A Service in a namespace that asks for ambient; undefined: there is none. */
export function serviceInAmbient(
  cluster: InspectedCluster,
  namespace: string,
  name: string,
): ServiceFact | undefined {
  const { namespaces, services } = cluster.view.facts;
  const ns = namespaces.get(namespace);
  if (!ns || declaredMode(ns, cluster.ctx) !== 'ambient') return undefined;
  return services.get(`${namespace}/${name}`);
}

/**
 * Name and namespace of the Service that a host of Istio's API means: `cart`, `cart.shop`, `cart.shop.svc.cluster.local`
 * (Istio `pkg/config/resource`, short names are of the namespace of the object).
 */
export function hostParts(
  host: string,
  namespace: string,
): [name: string, namespace: string] {
  const [name, ns, kind] = host.split('.');
  if (ns === undefined) return [name, namespace];
  return kind === undefined || kind === 'svc' ? [name, ns] : [host, namespace];
}

/** One cluster's copy of a Service. */
export interface ServiceCopy {
  readonly cluster: InspectedCluster;
  readonly service: ServiceFact;
  readonly scope: ServiceScope;
}

const memo = new WeakMap<MeshWorld, ServiceCopy[][]>();

/** Services of the same namespace and name in all clusters: to Istio they are one service. By namespace and name. */
export function servicesByName(world: MeshWorld): ServiceCopy[][] {
  let found = memo.get(world);
  if (!found) memo.set(world, (found = group(world)));
  return found;
}

function group(world: MeshWorld): ServiceCopy[][] {
  const byName = new Map<string, ServiceCopy[]>();
  for (const cluster of world.clusters) {
    for (const [key, service] of cluster.view.facts.services) {
      const copies = byName.get(key);
      const copy = { cluster, service, scope: scopeOf(service, cluster) };
      if (copies) copies.push(copy);
      else byName.set(key, [copy]);
    }
  }
  return [...byName.keys()].sort().map(key => byName.get(key)!);
}

function scopeOf(service: ServiceFact, { view, ctx }: InspectedCluster) {
  const ns = view.facts.namespaces.get(service.namespace);
  return serviceScope(service, ns, ctx);
}

/** Services that are global by the mesh config of their own cluster. */
export function globalServices(cluster: InspectedCluster): ServiceFact[] {
  return [...cluster.view.facts.services.values()].filter(
    service => scopeOf(service, cluster) === 'global',
  );
}
