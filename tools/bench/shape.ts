/** The fleet of the benchmark: every cluster alike, the entity in each of them. */
export const shape = {
  clusters: 10,
  namespaces: 50,
  workloadsPerNamespace: 4,
  podsPerWorkload: 5,
} as const;

/** 1,000 by the numbers above. */
export const podsPerCluster =
  shape.namespaces * shape.workloadsPerNamespace * shape.podsPerWorkload;

export const clusterNames = Array.from(
  { length: shape.clusters },
  (_, n) => `bench-${n}`,
);

export const namespaceNames = Array.from(
  { length: shape.namespaces },
  (_, n) => `ns-${n}`,
);

/** The component that is asked for: 20 pods of one namespace in each cluster. */
export const entity = {
  name: 'ns-7',
  ref: 'component:default/ns-7',
  annotations: { 'backstage.io/kubernetes-id': 'ns-7' },
} as const;

/** What the API servers take. */
export const token = 'bench-token';
