import { ClusterView, StringMap } from '../facts';

/** Labels of the namespaces that decide about the mesh, by namespace. */
export function meshLabels(
  namespaces: readonly string[],
  view: ClusterView,
): Record<string, StringMap> {
  return Object.fromEntries(
    namespaces.map(name => {
      const labels = view.facts.namespaces.get(name)?.labels ?? {};
      return [
        name,
        Object.fromEntries(
          Object.entries(labels).filter(([key]) => decides(key)),
        ),
      ];
    }),
  );
}

function decides(label: string): boolean {
  return label.startsWith('istio.io/') || label === 'istio-injection';
}
