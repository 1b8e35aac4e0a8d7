import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { FeedStateName, GatewayFact } from '../facts';
import {
  ambientCluster,
  condition,
  deploymentFact,
  namespaceFact,
  podFact,
  serviceFact,
  waypointFact,
} from '../testing';
import { waypointBinding } from './binding';
import {
  WaypointManifestInput,
  waypointManifest,
  waypointYaml,
} from './manifest';
import { waypointReadiness } from './readiness';
import { WaypointSubject } from './wanted';

const NAME = 'gateway.networking.k8s.io/gateway-name';
const use = (name: string, namespace?: string) => ({
  'istio.io/use-waypoint': name,
  ...(namespace && { 'istio.io/use-waypoint-namespace': namespace }),
});

describe('the manifest', () => {
  it.each<[string, WaypointManifestInput]>([
    ['waypoint', { name: 'waypoint', namespace: 'payments' }],
    [
      'waypoint-service',
      { name: 'waypoint', namespace: 'payments', trafficType: 'service' },
    ],
    [
      'wl-workload',
      { name: 'wl', namespace: 'payments', trafficType: 'workload' },
    ],
    [
      'wp-all-canary',
      {
        name: 'wp',
        namespace: 'payments',
        trafficType: 'all',
        revision: 'canary',
      },
    ],
  ])('is what istioctl prints: %s', (file, input) => {
    const printed = readFileSync(
      join(__dirname, '__fixtures__', `${file}.yaml`),
      'utf8',
    );
    expect(waypointManifest(input)).toEqual(parse(printed));
    expect(waypointYaml(input).trim()).toBe(printed.trim());
  });
});

interface Setting {
  waypoints?: GatewayFact[];
  namespaceLabels?: Record<string, string>;
  available?: number;
  gateways?: FeedStateName;
}

function view({
  waypoints,
  namespaceLabels,
  available = 1,
  gateways,
}: Setting) {
  return ambientCluster('c', {
    feeds: gateways && { gateways },
    facts: {
      namespaces: [
        namespaceFact('shop', { team: 'blue', ...namespaceLabels }),
        namespaceFact('infra'),
      ],
      gateways: waypoints ?? [waypointFact('shop', 'wp')],
      deployments: (waypoints ?? [waypointFact('shop', 'wp')]).map(w =>
        deploymentFact(w.namespace, w.name, {
          labels: { [NAME]: w.name },
          available,
        }),
      ),
    },
  });
}

const service = (
  labels: Record<string, string>,
  rest = {},
): WaypointSubject => ({
  kind: 'Service',
  fact: serviceFact('shop', 'cart', { labels, ...rest }),
});
const pod = (labels: Record<string, string>): WaypointSubject => ({
  kind: 'Pod',
  fact: podFact('shop', 'cart', { labels }),
});

const machine = (workloadLabels: Record<string, string>): WaypointSubject => ({
  kind: 'WorkloadEntry',
  fact: {
    ...serviceFact('shop', 'vm-1'),
    address: '192.0.2.1',
    workloadLabels,
    network: null,
    serviceAccount: null,
    hbone: false,
    ports: {},
    conditions: [],
  },
});

const waypoint = (
  rest: Partial<GatewayFact> = {},
  from: GatewayFact['listeners'][number]['allowedFrom'] = 'Same',
  namespace = 'shop',
  allowedSelector: object | null = null,
) => {
  const plain = waypointFact(namespace, 'wp', rest);
  const [listener] = plain.listeners;
  return {
    ...plain,
    listeners: [{ ...listener, allowedFrom: from, allowedSelector }],
  };
};
const forType = (type: string) =>
  waypoint({ labels: { 'istio.io/waypoint-for': type } });
const unready = (conditions: GatewayFact['conditions']) =>
  waypoint({ addresses: [], conditions });

/** As a live istiod settled them; see the columns "request" and "condition". */
describe('binding', () => {
  const rows: [
    string,
    WaypointSubject,
    Setting,
    [boolean | null, string] | null,
  ][] = [
    ['nothing asked', service({}), {}, null],
    ['own waypoint', service(use('wp')), {}, [true, 'bound']],
    [
      'for service',
      service(use('wp')),
      { waypoints: [forType('service')] },
      [true, 'bound'],
    ],
    [
      'for workload',
      service(use('wp')),
      { waypoints: [forType('workload')] },
      [false, 'unsupported-traffic-type'],
    ],
    [
      'for none',
      service(use('wp')),
      { waypoints: [forType('none')] },
      [false, 'unsupported-traffic-type'],
    ],
    [
      'for all',
      service(use('wp')),
      { waypoints: [forType('all')] },
      [true, 'bound'],
    ],
    [
      'other namespace, not allowed',
      service(use('wp', 'infra')),
      { waypoints: [waypoint({}, 'Same', 'infra')] },
      [false, 'attachment-denied'],
    ],
    [
      'other namespace, selector does not match',
      service(use('wp', 'infra')),
      {
        waypoints: [
          waypoint({}, 'Selector', 'infra', { matchLabels: { team: 'red' } }),
        ],
      },
      [false, 'attachment-denied'],
    ],
    [
      'other namespace, selector matches',
      service(use('wp', 'infra')),
      {
        waypoints: [
          waypoint({}, 'Selector', 'infra', { matchLabels: { team: 'blue' } }),
        ],
      },
      [true, 'bound'],
    ],
    [
      'other namespace, selector forgotten',
      service(use('wp', 'infra')),
      { waypoints: [waypoint({}, 'Selector', 'infra')] },
      [false, 'attachment-denied'],
    ],
    [
      'other namespace, from all',
      service(use('wp', 'infra')),
      { waypoints: [waypoint({}, 'All', 'infra')] },
      [true, 'bound'],
    ],
    [
      'other namespace not named',
      service(use('wp')),
      { waypoints: [waypoint({}, 'All', 'infra')] },
      [false, 'missing'],
    ],
    [
      'own namespace, from none',
      service(use('wp')),
      { waypoints: [waypoint({}, 'None')] },
      [true, 'bound'],
    ],
    [
      'opted out',
      service(use('none')),
      { namespaceLabels: use('wp') },
      [false, 'opted-out'],
    ],
    ['inherited', service({}), { namespaceLabels: use('wp') }, [true, 'bound']],
    [
      'inherited, missing',
      service({}),
      { namespaceLabels: use('ghost') },
      [false, 'missing'],
    ],
    [
      'own label leads nowhere: no fallback',
      service(use('ghost')),
      { namespaceLabels: use('wp') },
      [false, 'missing'],
    ],
    [
      'no address yet',
      service(use('wp')),
      {
        waypoints: [
          unready([condition('Programmed', 'False', 'AddressNotAssigned')]),
        ],
      },
      [false, 'not-ready'],
    ],
    [
      'no controller',
      service(use('wp')),
      { waypoints: [unready([condition('Programmed', 'Unknown', 'Pending')])] },
      [false, 'waiting-for-controller'],
    ],
    [
      'no controller, no condition',
      service(use('wp')),
      { waypoints: [unready([])] },
      [false, 'waiting-for-controller'],
    ],
    [
      'pods gone: stays bound',
      service(use('wp')),
      { available: 0 },
      [true, 'no-pods'],
    ],
    [
      'gateways unreadable',
      service(use('wp')),
      { gateways: 'forbidden' },
      [null, 'unknown'],
    ],
    [
      'a waypoint gets none',
      service({
        ...use('wp'),
        'gateway.istio.io/managed': 'istio.io-mesh-controller',
      }),
      {},
      null,
    ],
    [
      'an ExternalName gets none',
      service(use('wp'), { type: 'ExternalName' }),
      {},
      null,
    ],
    [
      'pod, for service',
      pod(use('wp')),
      {},
      [false, 'unsupported-traffic-type'],
    ],
    [
      'pod, for workload',
      pod(use('wp')),
      { waypoints: [forType('workload')] },
      [true, 'bound'],
    ],
    [
      'pod of an ingress gateway',
      pod({ [NAME]: 'wp' }),
      { waypoints: [forType('all')], namespaceLabels: use('wp') },
      null,
    ],
    [
      'pod of an ingress gateway without an address',
      pod({ [NAME]: 'edge' }),
      { waypoints: [forType('all')], namespaceLabels: use('wp') },
      [true, 'bound'],
    ],
    [
      'pod of a waypoint that never got an address, or is gone',
      pod({
        [NAME]: 'gone',
        'gateway.istio.io/managed': 'istio.io-mesh-controller',
      }),
      { waypoints: [forType('all')], namespaceLabels: use('wp') },
      [true, 'bound'],
    ],
    [
      'virtual machine, asked for in its spec',
      machine(use('wp')),
      { waypoints: [forType('workload')] },
      [true, 'bound'],
    ],
    [
      'pod, inherited and not for workloads',
      pod({}),
      { namespaceLabels: use('wp') },
      null,
    ],
    [
      'namespace',
      { kind: 'Namespace', fact: namespaceFact('shop', use('wp')) },
      {},
      [true, 'bound'],
    ],
    [
      'namespace, for none',
      { kind: 'Namespace', fact: namespaceFact('shop', use('wp')) },
      { waypoints: [forType('none')] },
      [false, 'unsupported-traffic-type'],
    ],
  ];

  it.each(rows)('%s', (_, subject, setting, expected) => {
    const row = waypointBinding(subject, view(setting));
    expect(row && [row.bound, row.reason]).toEqual(expected);
  });

  it('is for services where the class says nothing, and for what it says where it does', () => {
    const base = view({});
    const classes = new Map(base.facts.gatewayclasses);
    const istio = classes.get('istio-waypoint')!;
    classes.set('istio-waypoint', {
      ...istio,
      labels: { 'istio.io/waypoint-for': 'workload' },
    });
    const changed = {
      ...base,
      facts: { ...base.facts, gatewayclasses: classes },
    };
    expect(waypointBinding(service(use('wp')), changed)).toMatchObject({
      reason: 'unsupported-traffic-type',
    });
  });

  it('sees a listener that istiod refuses, although everything else is green', () => {
    const [listener] = waypointFact('shop', 'wp').listeners;
    const broken = { ...listener, port: 15009 };
    const setting = {
      waypoints: [waypointFact('shop', 'wp', { listeners: [broken] })],
    };
    expect(waypointBinding(service(use('wp')), view(setting))).toMatchObject({
      bound: true,
      reason: 'listener-unsupported',
    });
  });
});

describe('the word of istiod', () => {
  const said = (
    status: 'True' | 'False',
    reason: string,
    name = 'shop/wp',
  ) => ({
    waypointBound: {
      ...condition('istio.io/WaypointBound', status, reason),
      message: `waypoint "${name}" ...`,
    },
  });
  const cases: [string, object, Setting, boolean | null, string][] = [
    [
      'decides against our rules',
      said('False', 'AttachmentDenied'),
      {},
      false,
      'attachment-denied',
    ],
    [
      'decides for it',
      said('True', 'WaypointAccepted'),
      { waypoints: [unready([])] },
      true,
      'bound',
    ],
    [
      'does not hide that the pods are gone',
      said('True', 'WaypointAccepted'),
      { available: 0 },
      true,
      'no-pods',
    ],
    [
      'about another waypoint is old',
      said('False', 'WaypointIsNotReady', 'shop/old'),
      {},
      true,
      'bound',
    ],
    [
      'is enough where gateways cannot be read',
      said('True', 'WaypointAccepted'),
      { gateways: 'forbidden' },
      true,
      'bound',
    ],
    [
      'with a reason we do not know',
      said('False', 'CanaryInvalidWeight'),
      {},
      false,
      'unknown',
    ],
  ];
  it.each(cases)('%s', (_, condition_, setting, isBound, reason) => {
    const subject = service(use('wp'), condition_);
    expect(waypointBinding(subject, view(setting))).toMatchObject({
      bound: isBound,
      reason,
    });
  });
});

describe('readiness', () => {
  it('counts ready pods where there is no Deployment', () => {
    const gateway = waypointFact('shop', 'wp');
    const labels = { [NAME]: 'wp' };
    const facts = (ready: boolean) => ({
      pods: [
        podFact('shop', 'wp', { labels, ready }),
        podFact('shop', 'wp', { name: 'old', labels, terminating: true }),
        podFact('infra', 'wp', { labels }),
      ],
    });
    const available = (ready: boolean) =>
      waypointReadiness(gateway, ambientCluster('c', { facts: facts(ready) }))
        .available;
    expect(available(true)).toBe(1);
    expect(available(false)).toBe(0);
  });

  it('is unknown where neither can be read', () => {
    const feeds = { pods: 'forbidden', deployments: 'forbidden' } as const;
    const readiness = waypointReadiness(
      waypointFact('shop', 'wp'),
      ambientCluster('c', { feeds }),
    );
    expect(readiness).toEqual({
      programmed: true,
      hasAddress: true,
      available: null,
      listenerOk: true,
    });
  });
});
