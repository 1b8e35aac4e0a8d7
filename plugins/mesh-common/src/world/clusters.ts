import { GatewayFact } from '../facts';
import type { InspectedCluster, MeshWorld } from './world';

/** Clusters with a part of Istio in them. */
export function meshClusters({ clusters }: MeshWorld): InspectedCluster[] {
  return clusters.filter(
    ({ ctx, view }) => ctx.istiod !== null || view.facts.injectors.size > 0,
  );
}

/** Every two, each once. */
export function pairs<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, i) => items.slice(i + 1).map((b): [T, T] => [a, b]));
}

/** Its control plane runs ambient. */
export const isAmbient = ({ ctx }: InspectedCluster) =>
  ctx.istiod?.ambientEnabled === true;

/** Controller of the class, or its name where classes are not known (Istio `pilot/pkg/config/kube/gatewaycommon/classinfo.go`). */
export function eastWestGateways({ view }: InspectedCluster): GatewayFact[] {
  return [...view.facts.gateways.values()].filter(({ className }) => {
    const known = view.facts.gatewayclasses.get(className);
    return known
      ? known.controllerName === 'istio.io/eastwest-controller'
      : className === 'istio-east-west';
  });
}
