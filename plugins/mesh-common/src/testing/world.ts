import { parseAllDocuments } from 'yaml';
import { Finding } from '../inspect/report';
import { meshWorld, MeshWorld } from '../world';
import { run } from '../findings/findAll';
import { Rule } from '../findings/types';
import { ManifestReader } from '../manifests';
import { installed, InstallManifestOptions } from './install';

/** A cluster of a test: manifests in YAML, beside an installed Istio. @public */
export interface WorldCluster extends InstallManifestOptions {
  readonly yaml: string;
}

/**
 * A mesh as `mesh inspect` would read it. A string is the YAML of cluster `east`, with Istio's ambient profile installed.
 * @throws where a manifest cannot be read: a typing error in a test must not look like an empty cluster
 * @public
 */
export function worldOf(
  clusters: string | Readonly<Record<string, string | WorldCluster>>,
): MeshWorld {
  const named = typeof clusters === 'string' ? { east: clusters } : clusters;
  return meshWorld(
    Object.entries(named).map(([name, given]) => {
      const cluster = typeof given === 'string' ? { yaml: given } : given;
      const reader = new ManifestReader(name);
      for (const object of [
        ...installed({ clusterId: name, ...cluster }),
        ...documents(cluster.yaml),
      ]) {
        const outcome = reader.add(object);
        if (!outcome.ok) {
          throw new Error(
            `${name}: ${outcome.field}: expected ${
              outcome.expected
            } in ${JSON.stringify(object)}`,
          );
        }
      }
      return reader.view();
    }),
  );
}

function documents(yaml: string): unknown[] {
  return parseAllDocuments(yaml).flatMap(document => {
    if (document.errors.length) throw document.errors[0];
    return document.toJS() ?? [];
  });
}

/** What one rule says of such a mesh. @public */
export function findIn(
  rule: Rule,
  clusters: Parameters<typeof worldOf>[0],
): Finding[] {
  return run(rule, worldOf(clusters));
}

/** `cluster Kind namespace/name` of each finding: who is it about. @public */
export function subjectsOf(findings: readonly Finding[]): string[] {
  return findings.map(({ cluster, subject }) => {
    const name = subject.namespace
      ? `${subject.namespace}/${subject.name}`
      : subject.name;
    return `${cluster} ${subject.kind} ${name}`;
  });
}
