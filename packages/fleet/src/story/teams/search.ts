import type { NamespaceStory } from '../types';
import { AMBIENT, ambient, app, outside, sidecar, useWaypoint } from '../words';

const owner = 'team-search';

export const SEARCH: NamespaceStory[] = [
  {
    // Its waypoint in prod-eu-1 never gets ready: its pod cannot be started.
    name: 'search',
    owner,
    in: {
      'prod-eu-1': {
        labels: { ...AMBIENT, ...useWaypoint('search-waypoint') },
        workloads: [app('search', 3)],
        waypoint: { name: 'search-waypoint', broken: true },
      },
      'prod-us-1': ambient(app('search', 2)),
    },
  },
  {
    name: 'autocomplete',
    owner,
    in: {
      'prod-eu-1': outside(app('autocomplete', 2)),
      'prod-us-1': outside(app('autocomplete', 2)),
    },
  },
  {
    name: 'indexer',
    owner,
    in: { 'prod-eu-1': outside(app('indexer', 1)) },
  },
  {
    // 4 of 6 pods run on nodes without istio-cni.
    name: 'recommendations',
    owner,
    in: {
      'prod-eu-1': ambient(
        app('recommendations', 2),
        app('recommendations-model', 4, {
          entity: 'recommendations',
          onGpu: true,
        }),
      ),
    },
  },
  {
    // Labelled, and not one pod captured.
    name: 'ranking',
    owner,
    in: {
      'prod-eu-1': ambient(app('ranking', 3, { onGpu: true })),
    },
  },
  {
    // Only where there is no ambient.
    name: 'ads',
    owner,
    in: { 'prod-ap-1': sidecar(app('ads', 3)) },
  },
];
