import type { Reachability } from '../inspect/report';
import type { MeshWorld } from '../inspect/world';

/** Who reaches whom, and how: between any two clusters and modes. @public */
export function reachability(_world: MeshWorld): Reachability[] {
  return [];
}
