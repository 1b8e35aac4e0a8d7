import { Skeleton } from '@backstage/ui';
import { Status } from '../blocks/status';
import type { FormClusters } from './useFormClusters';

/** Where there is no namespace to choose from: still loading, did not load, or none is the viewer's. */
export function NoNamespaces({ clusters }: { clusters: FormClusters }) {
  const { isLoading, failure } = clusters;
  if (isLoading) {
    return (
      <div role="status" aria-busy aria-label="Namespaces: loading">
        <Skeleton width="100%" height={64} />
      </div>
    );
  }
  if (failure?.kind === 'forbidden') {
    return (
      <Status
        tone="forbidden"
        word="Hidden from you"
        second="You need the permission mesh.cluster.read to file a request."
      />
    );
  }
  if (failure) {
    return (
      <Status
        tone="broken"
        word="Your namespaces did not load"
        second="The portal tries again by itself. This says nothing about your service."
      />
    );
  }
  return (
    <Status
      tone="off"
      word="No namespace is confirmed as yours"
      second="Ask the platform team to set your team as the owner of the namespace."
    />
  );
}
