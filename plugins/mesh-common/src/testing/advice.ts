import { advise } from '../advice/advise';
import type { Advice } from '../inspect/report';
import { WorldCluster, worldOf } from './world';

/**
 * Advice on a namespace, or on a service of it, of the first cluster.
 * @param clusters - YAML of cluster `east`, one cluster, or several by name
 * @public
 */
export function adviceOn(
  clusters:
    | string
    | WorldCluster
    | Readonly<Record<string, string | WorldCluster>>,
  namespace: string,
  service?: string,
): Advice {
  const isOne =
    typeof clusters === 'object' && typeof clusters.yaml === 'string';
  const world = worldOf(
    isOne
      ? { east: clusters as WorldCluster }
      : (clusters as Parameters<typeof worldOf>[0]),
  );
  const found = advise(world).find(
    ({ cluster, subject }) =>
      cluster === world.clusters[0].name &&
      (service
        ? subject.kind === 'Service' &&
          subject.namespace === namespace &&
          subject.name === service
        : subject.kind === 'Namespace' && subject.name === namespace),
  );
  if (!found) throw new Error(`No advice on ${namespace}/${service ?? ''}`);
  return found;
}
