import {
  DetailedView,
  inspect,
  ManifestReader,
  MeshReport,
} from '../../../plugins/mesh-common/src';
import { FileObject } from './manifests';

/** What the model makes of manifests. */
export interface Inspected {
  readonly report: MeshReport;
  /** Objects that it could not read, and why. */
  readonly refused: readonly string[];
}

/** @param clusters - the objects of each cluster, by its name */
export function inspectManifests(
  clusters: Readonly<Record<string, readonly FileObject[]>>,
): Inspected {
  const refused: string[] = [];
  const views = Object.entries(clusters).map(([name, objects]) =>
    viewOf(name, objects, refused),
  );
  return { report: inspect(views), refused };
}

function viewOf(
  name: string,
  objects: readonly FileObject[],
  refused: string[],
): DetailedView {
  const reader = new ManifestReader(name);
  for (const object of objects) {
    const outcome = reader.add(object);
    if (outcome.ok) continue;
    refused.push(
      `${object.kind} ${object.metadata?.name}: ${outcome.field}: expected ${outcome.expected}`,
    );
  }
  return reader.view();
}

/** The ConfigMap that istiod reads its mesh config from. */
export function meshConfigMap(mesh: string): FileObject {
  return {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'istio', namespace: 'istio-system' },
    data: { mesh },
  };
}
