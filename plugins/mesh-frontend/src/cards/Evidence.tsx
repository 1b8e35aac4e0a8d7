import type { EvidenceRow } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { Facts } from '../blocks/facts';

/** What was asked, what is, what was seen: the rows at the bottom of a card. */
export function Evidence({ rows }: { rows: readonly EvidenceRow[] }) {
  return <Facts facts={rows} />;
}
