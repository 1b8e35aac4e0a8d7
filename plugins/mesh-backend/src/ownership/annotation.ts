import {
  NamespaceOwnershipSource,
  OwnedNamespace,
} from '@mesh-onboarding/backstage-plugin-mesh-node';
import { MeshQueries } from '../queries';
import { ownerRef } from './entityRefs';

/** The annotation on the Namespace itself: who may write that object speaks for it. */
export function annotationSource(
  queries: Pick<MeshQueries, 'namespace'>,
  annotation: string,
): NamespaceOwnershipSource {
  return {
    id: `annotation ${annotation}`,
    async ownerOf({ cluster, namespace }: OwnedNamespace) {
      const value = queries.namespace(cluster, namespace)?.annotations[
        annotation
      ];
      return value ? ownerRef(value) : null;
    },
  };
}
