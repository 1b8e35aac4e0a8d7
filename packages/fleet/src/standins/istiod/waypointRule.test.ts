import type { Gateway, Listener, Namespace, Service } from '../client';
import { waypointBound } from './waypointRule';

type Labels = Record<string, string>;

interface World {
  own?: Labels;
  namespace?: Labels;
  waypoint?: Labels;
  listener?: Partial<Listener>;
  waypointIn?: string;
  className?: string;
  address?: boolean;
}

/** The condition of Service shop/cart beside a waypoint named `wp`. */
function bound(world: World) {
  const home = world.waypointIn ?? 'shop';
  const service: Service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'cart', namespace: 'shop', labels: world.own },
    spec: {},
  };
  const namespace: Namespace = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop', labels: world.namespace },
  };
  const gateway: Gateway = {
    apiVersion: 'gateway.networking.k8s.io/v1',
    kind: 'Gateway',
    metadata: { name: 'wp', namespace: home, labels: world.waypoint },
    spec: {
      gatewayClassName: world.className ?? 'istio-waypoint',
      listeners: [
        { name: 'mesh', port: 15008, protocol: 'HBONE', ...world.listener },
      ],
    },
    status: {
      addresses: world.address === false ? [] : [{ value: '10.0.0.1' }],
    },
  };
  const condition = waypointBound(service, {
    gateway: key => (key === `${home}/wp` ? gateway : undefined),
    namespace: name => (name === 'shop' ? namespace : undefined),
  });
  return condition && [condition.status, condition.reason, condition.message];
}

const use = (name: string, namespace?: string): Labels => ({
  'istio.io/use-waypoint': name,
  ...(namespace && { 'istio.io/use-waypoint-namespace': namespace }),
});
const accepted = (name: string) => [
  'True',
  'WaypointAccepted',
  `Successfully attached to waypoint ${name}`,
];
const notReady = (name: string) => [
  'False',
  'WaypointIsNotReady',
  `waypoint "${name}" is not ready`,
];
const denied = [
  'False',
  'AttachmentDenied',
  'we are not permitted to attach to waypoint "infra/wp" (missing allowedRoutes?)',
];

describe('waypointBound', () => {
  it.each<[string, World, string[] | undefined]>([
    ['asks for none at all', {}, undefined],
    ['own label', { own: use('wp') }, accepted('shop/wp')],
    ['namespace label', { namespace: use('wp') }, accepted('shop/wp')],
    [
      'own "none" beats the namespace',
      { own: use('none'), namespace: use('wp') },
      undefined,
    ],
    [
      'own ghost beats the namespace: no fallback',
      { own: use('ghost'), namespace: use('wp') },
      notReady('shop/ghost'),
    ],
    [
      'a waypoint that never had an address',
      { own: use('wp'), address: false },
      notReady('shop/wp'),
    ],
    [
      'a waypoint of another namespace, named without it',
      { own: use('wp'), waypointIn: 'infra' },
      notReady('shop/wp'),
    ],
    [
      'another namespace, not let in',
      { own: use('wp', 'infra'), waypointIn: 'infra' },
      denied,
    ],
    [
      'another namespace, let in by all',
      {
        own: use('wp', 'infra'),
        waypointIn: 'infra',
        listener: { allowedRoutes: { namespaces: { from: 'All' } } },
      },
      accepted('infra/wp'),
    ],
    [
      'another namespace, let in by its labels',
      {
        own: use('wp', 'infra'),
        namespace: { team: 'a' },
        waypointIn: 'infra',
        listener: {
          allowedRoutes: {
            namespaces: {
              from: 'Selector',
              selector: { matchLabels: { team: 'a' } },
            },
          },
        },
      },
      accepted('infra/wp'),
    ],
    [
      'another namespace, of other labels',
      {
        own: use('wp', 'infra'),
        waypointIn: 'infra',
        listener: {
          allowedRoutes: {
            namespaces: {
              from: 'Selector',
              selector: { matchLabels: { team: 'a' } },
            },
          },
        },
      },
      denied,
    ],
    [
      'a waypoint for workloads',
      { own: use('wp'), waypoint: { 'istio.io/waypoint-for': 'workload' } },
      [
        'False',
        'UnsupportedTrafficType',
        'attempting to bind to traffic type "service" which the waypoint "shop/wp" does not support',
      ],
    ],
    [
      'a waypoint for all',
      { own: use('wp'), waypoint: { 'istio.io/waypoint-for': 'all' } },
      accepted('shop/wp'),
    ],
    [
      'a waypoint with a wrong listener binds all the same',
      { own: use('wp'), listener: { port: 15009 } },
      accepted('shop/wp'),
    ],
    [
      'the Service of a waypoint itself',
      {
        own: { 'gateway.istio.io/managed': 'istio.io-mesh-controller' },
        namespace: use('wp'),
      },
      undefined,
    ],
    [
      'the Service of an ingress gateway',
      {
        own: { 'gateway.istio.io/managed': 'istio.io-gateway-controller' },
        namespace: use('wp'),
      },
      accepted('shop/wp'),
    ],
    [
      'an empty name is a name',
      { own: use(''), namespace: use('wp') },
      notReady('shop/'),
    ],
    [
      'a Gateway of any class',
      { own: use('wp'), className: 'istio-east-west' },
      accepted('shop/wp'),
    ],
  ])('%s', (_, world, expected) => {
    expect(bound(world)).toEqual(expected);
  });
});
