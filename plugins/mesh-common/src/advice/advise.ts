import type { Advice } from '../inspect/report';
import type { MeshWorld } from '../world';

/** Which mode fits each cluster, namespace and service. @public */
export function advise(_world: MeshWorld): Advice[] {
  return [];
}
