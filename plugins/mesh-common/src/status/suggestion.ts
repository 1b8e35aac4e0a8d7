import type { EntityStatus } from '../contract';
import { EntityLink } from '../entity';
import { ClusterView, PodFact } from '../facts';
import { readFacts } from '../mode';
import { nearest } from './nearest';

/**
 * "Did you mean …": the nearest value that has pods. Looked for only in namespaces that are confirmed for the entity: a typo
 * must not tell the names of others.
 */
export function suggestion(
  link: EntityLink,
  clusters: readonly ClusterView[],
  confirmed: (cluster: string, namespace: string) => boolean,
): EntityStatus['suggestion'] {
  const asked = askedFor(link);
  if (!asked) return null;
  const pods = new Map<string, number>();
  for (const view of clusters) {
    const mine = new Map<string, boolean>();
    for (const pod of readFacts(view, 'pods')?.values() ?? []) {
      const value = asked.of(pod);
      if (!value) continue;
      let allowed = mine.get(pod.namespace);
      if (allowed === undefined) {
        allowed = confirmed(view.name, pod.namespace);
        mine.set(pod.namespace, allowed);
      }
      if (allowed) pods.set(value, (pods.get(value) ?? 0) + 1);
    }
  }
  const value = nearest(asked.value, [...pods.keys()].sort());
  return value === null ? null : { value, pods: pods.get(value) ?? 0 };
}

interface Asked {
  readonly value: string;
  readonly of: (pod: PodFact) => string | undefined;
}

/** What the annotation asked for, where it is one thing: a label with a value, or a namespace. */
function askedFor(link: EntityLink): Asked | null {
  if (link.by === 'namespace') {
    return { value: link.value, of: pod => pod.namespace };
  }
  if (link.by === 'kubernetes-id') {
    return { value: link.value, of: pod => pod.labels[link.annotation] };
  }
  const [only, ...others] = link.selector?.matchExpressions ?? [];
  const [value, ...rest] = only?.values ?? [];
  if (!value || rest.length || others.length || only.operator !== 'In')
    return null;
  return { value, of: pod => pod.labels[only.key] };
}
