import type { Life, Step } from '../life';
import {
  ACCEPTED,
  bound,
  comesUp,
  deployed,
  labelsOf,
  ofOlderGeneration,
  programmed,
  reported,
  ROLLING_OUT,
  WAITING,
  type Managed,
} from './managed';
import { label, writesTo } from './writes';

const namespace = 'life-binding';
const USE = 'istio.io/use-waypoint';
const USE_NAMESPACE = 'istio.io/use-waypoint-namespace';
const FOR = 'istio.io/waypoint-for';
const BOUND = 'Service cart WaypointBound';
const { at, service, gateway, listener } = writesTo(namespace);
const wp: Managed = { namespace, name: 'wp', labels: { [FOR]: 'service' } };
const ew: Managed = { namespace, name: 'ew', className: 'istio-east-west' };
const cart = (labels: Record<string, string | null>) =>
  label(`${at.services}/cart`, labels);

/** The Service says something else, at once. */
const says = (name: string, writes: Step['writes'], what: string | null) => ({
  name,
  writes,
  becomes: { [BOUND]: what },
  passes: { [BOUND]: [] },
});

/** A Service asks for waypoints in all the ways there are. */
const asks: Step[] = [
  {
    name: 'a Service that asks for nothing, and a waypoint beside it',
    writes: [service('cart'), gateway('wp', wp.labels)],
    becomes: { ...deployed(wp), ...reported(wp) },
    passes: comesUp(wp),
  },
  says(
    'its namespace asks for the waypoint',
    [label(at.itself, { [USE]: 'wp' })],
    bound('life-binding/wp').yes,
  ),
  says('it opts out', [cart({ [USE]: 'none' })], null),
  says(
    'it asks for one that is not there: that of its namespace is no fallback',
    [cart({ [USE]: 'ghost' })],
    bound('life-binding/ghost').notReady,
  ),
  {
    name: 'a Gateway that nobody handles has that name',
    writes: [gateway('ghost', {}, { gatewayClassName: 'acme' })],
    becomes: {
      'Gateway ghost status': 'by nobody',
      'Gateway ghost Accepted': WAITING,
      'Gateway ghost Programmed': WAITING,
    },
  },
  says(
    'it asks in a namespace where it is not',
    [cart({ [USE]: 'wp', [USE_NAMESPACE]: 'life-elsewhere' })],
    bound('life-elsewhere/wp').notReady,
  ),
  says(
    'it asks for the waypoint itself',
    [cart({ [USE_NAMESPACE]: null })],
    bound('life-binding/wp').yes,
  ),
  says(
    'it asks for one without a name',
    [cart({ [USE]: '' })],
    bound('life-binding/').notReady,
  ),
  {
    name: 'it asks for an east-west gateway, and istiod takes that for a waypoint',
    writes: [
      cart({ [USE]: 'ew' }),
      gateway(
        'ew',
        {},
        {
          gatewayClassName: 'istio-east-west',
          listeners: [
            {
              name: 'mesh',
              port: 15008,
              protocol: 'HBONE',
              tls: {
                mode: 'Terminate',
                options: {
                  'gateway.istio.io/tls-terminate-mode': 'ISTIO_MUTUAL',
                },
              },
            },
          ],
        },
      ),
    ],
    becomes: {
      ...deployed(ew),
      ...reported(ew),
      [BOUND]: bound('life-binding/ew').yes,
    },
  },
  says(
    'it asks for the waypoint again',
    [cart({ [USE]: 'wp' })],
    bound('life-binding/wp').yes,
  ),
];

/** The waypoint changes under the Service. */
const changes: Step[] = [
  {
    name: 'the waypoint is for workloads only',
    writes: [label(`${at.gateways}/wp`, { [FOR]: 'workload' })],
    becomes: {
      ...labelsOf({ ...wp, labels: { [FOR]: 'workload' } }),
      // Its pods are replaced.
      'Deployment wp replicas': '1 of 1 ready',
      [BOUND]: bound('life-binding/wp').otherTraffic,
    },
    passes: { [BOUND]: [], 'Deployment wp replicas': ROLLING_OUT },
  },
  {
    name: 'the waypoint is for all',
    writes: [label(`${at.gateways}/wp`, { [FOR]: 'all' })],
    becomes: {
      ...labelsOf({ ...wp, labels: { [FOR]: 'all' } }),
      'Deployment wp replicas': '1 of 1 ready',
      [BOUND]: bound('life-binding/wp').yes,
    },
    passes: { [BOUND]: [], 'Deployment wp replicas': ROLLING_OUT },
  },
  {
    name: 'the waypoint lets in only namespaces with a label',
    writes: [
      listener('wp', {
        allowedRoutes: {
          namespaces: {
            from: 'Selector',
            selector: { matchLabels: { team: 'shop' } },
          },
        },
      }),
    ],
    becomes: {
      ...reported(wp),
      [BOUND]: bound('life-binding/wp').denied,
    },
    passes: {
      'Gateway wp Accepted': ofOlderGeneration(ACCEPTED),
      [BOUND]: [],
    },
  },
  says(
    'the namespace has that label',
    [label(at.itself, { team: 'shop' })],
    bound('life-binding/wp').yes,
  ),
  {
    name: 'its listener is on another port: it is programmed, the Service bound, and the listener says that it will not do',
    writes: [listener('wp', { port: 15009, allowedRoutes: null })],
    becomes: {
      'Gateway wp Accepted': ACCEPTED,
      'Gateway wp ResolvedRefs': reported(wp)['Gateway wp ResolvedRefs'],
      'Gateway wp Programmed': programmed(namespace, 'wp', 15009).yes,
      'Gateway wp listener mesh':
        'Accepted False UnsupportedProtocol, Conflicted False NoConflicts, Programmed True Programmed, ResolvedRefs True ResolvedRefs',
      'Service wp ports': 'ClusterIP: status-port 15021 tcp, mesh 15009 hbone',
    },
    passes: {
      'Gateway wp Programmed': [
        ...ofOlderGeneration(programmed(namespace, 'wp').yes),
        { says: programmed(namespace, 'wp', 15009).noPort, mayBeMissed: true },
      ],
    },
  },
  says(
    'nobody asks for it any more',
    [
      label(at.itself, { [USE]: null }),
      label(`${at.services}/cart`, { [USE]: null }),
    ],
    null,
  ),
];

/** A Service and the waypoint that serves it, or does not. */
export const bindingLife: Life = {
  name: 'a binding',
  observes: { namespace },
  steps: [...asks, ...changes],
};
