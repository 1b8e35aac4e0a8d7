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

type State = keyof typeof statuses;

/** A few states to a picture, so that one can read it. */
const groups: Record<string, readonly State[]> = {
  'cards-joined': [
    'healthy',
    'one-mode',
    'two-modes',
    'partly',
    'split',
    'many-clusters',
  ],
  'cards-outside': [
    'not-enrolled',
    'opted-out',
    'host-network',
    'nothing-running',
    'no-proxy',
  ],
  'cards-trouble': [
    'joining',
    'labelled-not-captured',
    'redirection-pending',
    'half-moved',
    'label-conflict',
    'changes-at-restart',
    'partly-captured',
  ],
  'cards-unsure': [
    'some-silent',
    'stale',
    'unknown',
    'never-answered',
    'silent-and-forbidden',
    'policies-unknown',
    'no-workloads',
    'claimed',
  ],
  'cards-encryption': [
    'strict',
    'permissive',
    'port-exception',
    'disable-in-ambient',
    'plain-only',
    'bypass',
    'ports-excluded',
    'uncertain',
  ],
};

export const cardParts: Part[] = [
  ...Object.entries(groups).map(([id, states]) => ({
    id,
    element: (
      <>
        {states.map(state => (
          <Row key={state} label={state} value={live.loaded(statuses[state])} />
        ))}
      </>
    ),
  })),
  {
    id: 'cards-without-status',
    element: (
      <>
        <Row label="loading" value={live.loading()} />
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
