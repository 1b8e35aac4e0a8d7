import { MeshTab } from '../../src/tab';
import {
  broken,
  checkout,
  detailedStatus,
  forbidden,
  live,
  statuses,
} from '../../src/testing';
import type { Part } from './types';

const states = {
  ok: live.loaded(detailedStatus),
  'waypoint-no-pods': live.loaded(statuses['waypoint-no-pods']),
  'labelled-not-captured': live.loaded(statuses['labelled-not-captured']),
  'some-silent': live.loaded(statuses['some-silent']),
  'no-workloads': live.loaded(statuses['no-workloads']),
  claimed: live.loaded(statuses.claimed),
  loading: live.loading<typeof detailedStatus>(),
  forbidden: live.failed<typeof detailedStatus>(forbidden),
  error: live.failed<typeof detailedStatus>(broken),
};

export const tabParts: Part[] = Object.entries(states).map(
  ([state, value]) => ({
    id: `tab-${state}`,
    path: '/?show=clusters&cluster=prod-eu-1',
    element: <MeshTab entity={checkout} live={value} />,
  }),
);
