import type { NamespaceStory } from '../types';
import {
  AMBIENT,
  SIDECAR,
  ambient,
  app,
  globalApp,
  outside,
  sidecar,
  useWaypoint,
} from '../words';

const owner = 'team-catalog';

export const CATALOG: NamespaceStory[] = [
  {
    name: 'catalog',
    owner,
    in: {
      'prod-eu-1': {
        labels: { ...AMBIENT, ...useWaypoint('waypoint') },
        workloads: [globalApp('catalog', 3)],
        waypoint: { name: 'waypoint' },
      },
      'prod-us-1': ambient(globalApp('catalog', 2)),
      'edge-eu-2': outside(app('catalog', 2)),
    },
  },
  {
    name: 'storefront',
    owner,
    in: {
      'prod-eu-1': ambient(globalApp('storefront', 3)),
      'prod-us-1': ambient(globalApp('storefront', 3)),
      'prod-ap-1': sidecar(app('storefront', 3)),
      'edge-eu-2': ambient(globalApp('storefront', 2)),
    },
  },
  {
    name: 'media',
    owner,
    in: { 'prod-eu-1': outside(app('media', 2)) },
  },
  {
    name: 'pricing',
    owner,
    in: {
      'prod-eu-1': outside(app('pricing', 2)),
      'prod-us-1': outside(app('pricing', 2)),
    },
  },
  {
    // Two modes are asked for: older pods are ambient, those made since the second label have sidecars.
    name: 'promotions',
    owner,
    in: {
      'prod-us-1': {
        labels: { ...AMBIENT, ...SIDECAR },
        workloads: [app('promotions-banner', 2, { entity: 'promotions' })],
        earlier: { labels: AMBIENT, workloads: [app('promotions', 2)] },
      },
    },
  },
  {
    name: 'inventory',
    owner,
    in: {
      'prod-eu-1': ambient(app('inventory', 2)),
      'prod-ap-1': sidecar(app('inventory', 2)),
    },
  },
  {
    // Left out on purpose, pod by pod.
    name: 'reviews',
    owner,
    in: {
      'prod-eu-1': ambient(
        app('reviews', 2, {
          podLabels: { 'istio.io/dataplane-mode': 'none' },
        }),
      ),
    },
  },
  {
    // Labelled, and nothing runs.
    name: 'thumbnails',
    owner,
    in: { 'prod-eu-1': ambient(app('thumbnails', 0)) },
  },
];
