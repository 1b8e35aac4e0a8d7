import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';
import { checkout } from '../../../processes/portal';

const entitySchema = z.object({
  kind: z.string(),
  metadata: z.object({
    name: z.string(),
    annotations: z.record(z.string(), z.string()).default({}),
  }),
  spec: z.object({ owner: z.string().default('') }),
});

/** A Component of the demo catalog. */
export interface Component {
  readonly name: string;
  /** Ref of the group: `group:default/team-search`. */
  readonly owner: string;
  /** null: no annotation links it to workloads, so it has no mesh cards. */
  readonly link: Link | null;
}

/** Which workloads are meant. */
export interface Link {
  /** In these only, by `cluster/namespace`; absent: in every cluster. */
  readonly places?: readonly string[];
  /** In namespaces of this name only. */
  readonly namespace?: string;
  /** Pods with these labels; absent: all pods. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** All Components that the demo portal reads. */
export function components(): Component[] {
  const folder = join(checkout, 'packages', 'backend', 'catalog');
  return readdirSync(folder)
    .flatMap(file =>
      parseAllDocuments(readFileSync(join(folder, file), 'utf8')),
    )
    .map(document => entitySchema.parse(document.toJS()))
    .filter(({ kind }) => kind === 'Component')
    .map(({ metadata: { name, annotations }, spec: { owner } }) => ({
      name,
      // An owner without kind and namespace is a group of the default one.
      owner: owner.includes(':') ? owner : `group:default/${owner}`,
      link: linkOf(annotations),
    }));
}

/** The table of docs/developers/onboard.md: the first annotation of it that is there decides. */
function linkOf(annotations: Record<string, string>): Link | null {
  const places = annotations['mesh-onboarding.io/namespaces'];
  if (places) return { places: places.split(',').map(each => each.trim()) };
  const namespace = annotations['backstage.io/kubernetes-namespace'];
  const selector = annotations['backstage.io/kubernetes-label-selector'];
  if (selector) return { namespace, labels: labelsOf(selector) };
  const id = annotations['backstage.io/kubernetes-id'];
  if (id) return { namespace, labels: { 'backstage.io/kubernetes-id': id } };
  return namespace ? { namespace } : null;
}

/** @throws Error for more than `key=value,key=value`, which is all that the demo uses */
function labelsOf(selector: string): Record<string, string> {
  return Object.fromEntries(
    selector.split(',').map(part => {
      const [, key, value] = /^([\w./-]+)=([\w.-]+)$/.exec(part.trim()) ?? [];
      if (key) return [key, value];
      throw new Error(`label selector ${selector}: expected key=value`);
    }),
  );
}
