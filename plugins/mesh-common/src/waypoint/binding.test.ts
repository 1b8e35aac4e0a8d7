import { condition, namespaceFact, waypointFact } from '../testing';
import {
  forType,
  machine,
  NAME,
  pod,
  service,
  Setting,
  unready,
  use,
  view,
  waypoint,
} from './__testUtils__/setting';
import { waypointBinding } from './binding';
import { WaypointSubject } from './wanted';

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
      'pod of an ingress gateway that is gone',
      pod({ [NAME]: 'edge' }),
      { waypoints: [forType('all')], namespaceLabels: use('wp') },
      [true, 'bound'],
    ],
    [
      'pod of an ingress gateway that has no address yet',
      pod({ [NAME]: 'edge' }),
      {
        waypoints: [
          forType('all'),
          waypointFact('shop', 'edge', { addresses: [] }),
        ],
        namespaceLabels: use('wp'),
      },
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
});

describe('a row of a binding', () => {
  it('names the object and the waypoint that it asks for', () => {
    const infra = waypoint({}, 'All', 'infra');
    const subject = service(use('wp', 'infra'));
    expect(waypointBinding(subject, view({ waypoints: [infra] }))).toEqual({
      subject: { kind: 'Service', name: 'cart' },
      name: 'wp',
      namespace: 'infra',
      bound: true,
      reason: 'bound',
    });
  });

  it('is none for a virtual machine that inherits one that is not for workloads', () => {
    const inherited = { namespaceLabels: use('wp') };
    expect(waypointBinding(machine({}), view(inherited))).toBeNull();
    expect(waypointBinding(machine(use('wp')), view({}))).toMatchObject({
      reason: 'unsupported-traffic-type',
    });
  });

  it('is none for a virtual machine behind a Gateway that has an address', () => {
    const setting = { waypoints: [forType('all')], namespaceLabels: use('wp') };
    const behind = machine({});
    const labels = { [NAME]: 'wp' };
    const fact = { ...behind.fact, labels } as typeof behind.fact;
    const instance = { ...behind, fact } as WaypointSubject;
    expect(waypointBinding(instance, view(setting))).toBeNull();
    expect(waypointBinding(behind, view(setting))).toMatchObject({
      bound: true,
    });
  });

  it('is one for a service that carries the label of such a Gateway', () => {
    const labels = { ...use('wp'), [NAME]: 'wp' };
    expect(waypointBinding(service(labels), view({}))).toMatchObject({
      bound: true,
    });
  });
});
