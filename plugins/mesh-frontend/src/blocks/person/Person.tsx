import { Link } from '@backstage/ui';
import { useEntityPresentation } from '@backstage/plugin-catalog-react';
import { useMeshLinks } from '../../links';

/** A person or group by its display name, linked where the portal has a page for it. */
export function Person({ entityRef }: { entityRef: string }) {
  const { primaryTitle } = useEntityPresentation(entityRef);
  const href = useMeshLinks().entity(entityRef);
  return href ? <Link href={href}>{primaryTitle}</Link> : <>{primaryTitle}</>;
}
