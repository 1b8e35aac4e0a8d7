import { Wave } from '../generate/wave';

/**
 * Namespaces in which a PeerAuthentication above workload policies was deleted. It leaves no trace in the cluster, so a
 * model of what is there cannot know that conversions made under it are stale; `root` stands for every namespace.
 */
export function deletedParents(
  waves: readonly Wave[],
  rootNamespace: string,
): { everywhere: boolean; namespaces: ReadonlySet<string> } {
  const namespaces = new Set(
    waves
      .flatMap(wave => wave.remove)
      .filter(({ kind }) => kind === 'PeerAuthentication')
      .map(({ namespace = '' }) => namespace),
  );
  return { everywhere: namespaces.has(rootNamespace), namespaces };
}

/** Whether a difference can come from a parent that is gone: `pod <namespace>/<name>: mTLS: …`. */
export function isOfDeletedParent(
  difference: string,
  deleted: ReturnType<typeof deletedParents>,
): boolean {
  const [, namespace] =
    /pod ([^/]+)\/[^:]+: mTLS: istiod (says|never sent) /.exec(difference) ??
    [];
  return (
    namespace !== undefined &&
    (deleted.everywhere || deleted.namespaces.has(namespace))
  );
}
