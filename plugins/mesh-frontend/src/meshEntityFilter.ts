import type { Entity } from '@backstage/catalog-model';
import type { FilterPredicate } from '@backstage/filter-predicates';

const EXISTS = { $exists: true };

/** Annotations that link an entity to workloads; any one of them is enough. */
export const meshAnnotations = [
  'mesh-onboarding.io/namespaces',
  'backstage.io/kubernetes-id',
  'backstage.io/kubernetes-label-selector',
  'backstage.io/kubernetes-namespace',
] as const;

/** The same as an entity predicate: data, so that a portal can replace it in app-config. */
export const meshEntityFilter: FilterPredicate = {
  $any: [
    { 'metadata.annotations.mesh-onboarding.io/namespaces': EXISTS },
    { 'metadata.annotations.backstage.io/kubernetes-id': EXISTS },
    { 'metadata.annotations.backstage.io/kubernetes-label-selector': EXISTS },
    { 'metadata.annotations.backstage.io/kubernetes-namespace': EXISTS },
  ],
};

/** Whether an entity is linked to workloads: for `EntityLayout` of the old frontend system. @public */
export function isMeshAvailable(entity: Entity): boolean {
  const annotations = entity.metadata.annotations ?? {};
  return meshAnnotations.some(annotation => annotation in annotations);
}
