import type { EntityStatus } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { MeshCard, RequestsCard } from '../../src/cards';
import type { UseLive } from '../../src/data';
import {
  NOW,
  broken,
  checkout,
  forbidden,
  live,
  statuses,
} from '../../src/testing';
import type { Part } from './types';

/** The three cards of one state, as a row of the overview. */
function Row(props: { label: string; value: UseLive<EntityStatus> }) {
  return (
    <>
      <p className="sheet-label">{props.label}</p>
      <div className="sheet-row">
        {(['mode', 'placement', 'mtls'] as const).map(kind => (
          <MeshCard
            key={kind}
            kind={kind}
            entity={checkout}
            live={props.value}
          />
        ))}
      </div>
    </>
  );
}

export const cardParts: Part[] = [
  {
    id: 'cards',
    element: (
      <>
        <Row label="loading" value={live.loading()} />
        {Object.entries(statuses).map(([state, status]) => (
          <Row key={state} label={state} value={live.loaded(status)} />
        ))}
        <Row label="forbidden" value={live.failed(forbidden)} />
        <Row label="error" value={live.failed(broken, NOW + 20_000)} />
      </>
    ),
  },
  {
    id: 'cards-requests',
    element: (
      <div className="sheet-row">
        <RequestsCard live={live.loaded(statuses.healthy)} />
        <RequestsCard live={live.loaded(statuses.strict)} />
        <RequestsCard live={live.loading()} />
        <RequestsCard live={live.failed(forbidden)} />
        <RequestsCard live={live.failed(broken)} />
      </div>
    ),
  },
];
