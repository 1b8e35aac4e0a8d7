import { useEntity } from '@backstage/plugin-catalog-react';
import { useEntityStatus } from '../data';
import { RequestsCard } from './requests';

/** Requests of the entity whose page is open; comes with the status of the other cards. */
export function EntityRequestsCard() {
  const { entity } = useEntity();
  return <RequestsCard live={useEntityStatus(entity)} />;
}
