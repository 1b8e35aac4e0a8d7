import type { NamespaceStory } from '../types';
import {
  AMBIENT,
  SIDECAR,
  ambient,
  app,
  globalApp,
  outside,
  useWaypoint,
} from '../words';

const owner = 'team-orders';
const partOfOrders = { entity: 'orders' };

export const ORDERS: NamespaceStory[] = [
  {
    // In the mesh, but without a waypoint: the one to ask for.
    name: 'orders',
    owner,
    in: {
      'prod-eu-1': ambient(
        globalApp('orders', 3),
        app('orders-api', 2, partOfOrders),
        app('orders-probe', 1, {
          ...partOfOrders,
          hostNetwork: true,
          listens: false,
        }),
        app('orders-migration', 1, { ...partOfOrders, task: true }),
      ),
      'prod-us-1': ambient(globalApp('orders', 4)),
    },
  },
  {
    name: 'invoices',
    owner,
    in: {
      'prod-eu-1': outside(app('invoices', 3)),
      'prod-us-1': outside(app('invoices', 3)),
    },
  },
  {
    name: 'returns',
    owner,
    in: { 'prod-eu-1': outside(app('returns', 2)) },
  },
  {
    // Half moved in prod-us-1: two pods keep the sidecar they got before the label changed.
    name: 'shipping',
    owner,
    in: {
      'prod-eu-1': ambient(app('shipping', 3)),
      'prod-us-1': {
        ...ambient(app('shipping', 4)),
        earlier: {
          labels: SIDECAR,
          workloads: [app('shipping-labels', 2, { entity: 'shipping' })],
        },
      },
    },
  },
  {
    // One Service is bound to a waypoint, by its own label.
    name: 'carts',
    owner,
    in: {
      'prod-eu-1': {
        labels: AMBIENT,
        workloads: [
          app('carts', 3, { serviceLabels: useWaypoint('carts-waypoint') }),
          app('carts-cleanup', 1, { entity: 'carts', listens: false }),
        ],
        waypoint: { name: 'carts-waypoint' },
      },
    },
  },
  {
    // Runs at the edge only, on the cluster that is not registered yet.
    name: 'pos',
    owner,
    in: { 'edge-eu-2': outside(app('pos', 2)) },
  },
];
