import type { ReactElement } from 'react';

const rowOfCards = [
  'entity-card:mesh/mode',
  'entity-card:mesh/placement',
  'entity-card:mesh/mtls',
];

/** Whether a card of the overview is one of the three that stand in a row: its boundary knows its extension. */
export function isMeshStatusCard(element: ReactElement): boolean {
  const { node } = element.props as { node?: { spec?: { id?: unknown } } };
  return rowOfCards.includes(String(node?.spec?.id));
}
