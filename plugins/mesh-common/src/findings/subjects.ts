import type { Finding } from '../inspect/report';
import type { InspectedCluster } from '../world';

/** Who a finding is about. */
export function subjectOf(
  kind: string,
  { namespace, name }: { readonly namespace?: string; readonly name: string },
): Finding['subject'] {
  return namespace ? { kind, namespace, name } : { kind, name };
}

export const namespaceSubject = (name: string) =>
  subjectOf('Namespace', { name });

export const clusterSubject = ({ name }: InspectedCluster) =>
  subjectOf('Cluster', { name });

/** `a, b and 3 others`: long lists are cut, the first are enough to start with. */
export function someOf(names: readonly string[], most = 5): string {
  const unique = [...new Set(names)];
  if (unique.length <= most) return unique.join(', ');
  return `${unique.slice(0, most).join(', ')} and ${
    unique.length - most
  } others`;
}
