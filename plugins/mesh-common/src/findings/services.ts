import { ServiceFact } from '../facts';
import type { InspectedCluster } from '../inspect/world';
import { declaredMode } from '../mode';

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
