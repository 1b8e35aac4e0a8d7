import {
  inspect,
  ManifestReader,
  type DetailedView,
  type MeshReport,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { KubernetesObject } from '../../control-plane/kubernetesObject';
import { CLUSTER } from '../cluster/scenarioCluster';

/** What our model says of exported objects. */
export interface Inspected {
  view: DetailedView;
  report: MeshReport;
  /** Objects that the reader did not understand. */
  refused: string[];
}

export function inspected(items: readonly KubernetesObject[]): Inspected {
  const reader = new ManifestReader(CLUSTER);
  const refused = items.flatMap(item => {
    const outcome = reader.add(item);
    if (outcome.ok) return [];
    const { namespace = '', name } = item.metadata;
    return [
      `${item.kind} ${namespace}/${name}: not understood: ${outcome.field} should be ${outcome.expected}`,
    ];
  });
  const view = reader.view();
  return { view, report: inspect([view]), refused };
}
