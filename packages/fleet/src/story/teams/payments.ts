import type { NamespaceStory, PolicyStory } from '../types';
import {
  AMBIENT,
  ambient,
  app,
  globalApp,
  outside,
  sidecar,
  useWaypoint,
} from '../words';

const owner = 'team-payments';

const strict = (created: string): PolicyStory => ({
  name: 'default',
  created,
  spec: { mtls: { mode: 'STRICT' } },
});

/** The oldest policy of a namespace wins; the newer, stricter one is dead. */
const permissiveWins: PolicyStory[] = [
  {
    name: 'default',
    created: '2024-03-02T09:14:00Z',
    spec: { mtls: { mode: 'PERMISSIVE' } },
  },
  {
    name: 'strict-2026',
    created: '2026-10-30T15:40:00Z',
    spec: { mtls: { mode: 'STRICT' } },
  },
];

const workerOfCheckout = app('checkout-worker', 1, {
  entity: 'checkout',
  listens: false,
});

export const PAYMENTS: NamespaceStory[] = [
  {
    name: 'payments',
    owner,
    in: {
      'prod-eu-1': {
        labels: { ...AMBIENT, ...useWaypoint('waypoint') },
        workloads: [globalApp('checkout', 5), workerOfCheckout],
        waypoint: { name: 'waypoint' },
        policies: permissiveWins,
      },
      'prod-us-1': {
        labels: { ...AMBIENT, ...useWaypoint('waypoint') },
        workloads: [globalApp('checkout', 4)],
        waypoint: { name: 'waypoint' },
        policies: permissiveWins,
      },
      'prod-ap-1': {
        ...sidecar(app('checkout', 4)),
        policies: [strict('2024-05-21T08:00:00Z')],
      },
    },
  },
  {
    name: 'ledger',
    owner,
    in: {
      'prod-eu-1': {
        ...ambient(globalApp('ledger', 2)),
        policies: [strict('2025-01-15T10:00:00Z')],
      },
      'prod-us-1': {
        ...ambient(globalApp('ledger', 2)),
        policies: [strict('2025-01-15T10:05:00Z')],
      },
    },
  },
  {
    name: 'payment-gateway',
    owner,
    in: {
      'prod-eu-1': {
        ...ambient(app('payment-gateway', 2)),
        policies: [
          strict('2025-02-03T07:30:00Z'),
          {
            // Newer than its parent: an exception older than the policy it excepts from would be a stale one.
            name: 'metrics-in-plain-text',
            created: '2025-06-11T13:20:00Z',
            spec: {
              selector: { matchLabels: { app: 'payment-gateway' } },
              portLevelMtls: { 9090: { mode: 'PERMISSIVE' } },
            },
          },
        ],
      },
    },
  },
  {
    name: 'refunds',
    owner,
    in: {
      'prod-eu-1': outside(app('refunds', 5)),
      'prod-us-1': outside(app('refunds', 4)),
      'prod-ap-1': sidecar(app('refunds', 4)),
    },
  },
  {
    name: 'chargebacks',
    owner,
    in: { 'prod-eu-1': outside(app('chargebacks', 2)) },
  },
];
