import { useEntityPresentation } from '@backstage/plugin-catalog-react';

/** Display name of a person, without a link: the whole row is one. */
export function Requester({ entityRef }: { entityRef: string }) {
  return <>{useEntityPresentation(entityRef).primaryTitle}</>;
}
