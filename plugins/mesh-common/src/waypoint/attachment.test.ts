import { GatewayFact, LabelSelector, NamespaceFact } from '../facts';
import { ambientCluster, namespaceFact, waypointFact } from '../testing';
import {
  forType,
  machine,
  namespace,
  partner,
  pod,
  service,
  use,
  view,
  waypoint,
} from './__testUtils__/setting';
import { attachment, trafficType } from './attachment';
import { waypointBinding } from './binding';

describe('an attachment', () => {
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

describe('a waypoint serves', () => {
  const asked = {
    Service: service({}),
    ServiceEntry: partner({}),
    Pod: pod({}),
    WorkloadEntry: machine({}),
    Namespace: namespace({}),
  };
  const served = (type: string) =>
    Object.entries(asked)
      .filter(([, subject]) => {
        const gateway = forType(type);
        const { bound } = attachment(subject, gateway, view({}));
        return bound;
      })
      .map(([kind]) => kind);

  it.each([
    ['service', ['Service', 'ServiceEntry', 'Namespace']],
    ['workload', ['Pod', 'WorkloadEntry', 'Namespace']],
    ['all', Object.keys(asked)],
    ['none', []],
    ['Service', []],
  ])('for %s: %j', (type, kinds) => {
    expect(served(type)).toEqual(kinds);
  });

  it('what its label says, else what its class says, else services', () => {
    const cluster = (labels: object) => {
      const base = view({});
      const [istio] = base.facts.gatewayclasses.values();
      const gatewayclasses = new Map([
        [istio.name, { ...istio, labels: { ...labels } }],
      ]);
      return { ...base, facts: { ...base.facts, gatewayclasses } };
    };
    const ofClass = cluster({ 'istio.io/waypoint-for': 'workload' });
    expect(trafficType(forType('all'), ofClass)).toBe('all');
    expect(trafficType(waypoint(), ofClass)).toBe('workload');
    expect(trafficType(waypoint(), cluster({}))).toBe('service');
    const unknown = waypoint({ className: 'unknown' });
    expect(trafficType(unknown, ofClass)).toBe('service');
  });
});

describe('a waypoint of another namespace', () => {
  const plain = waypointFact('infra', 'wp');
  const [mesh] = plain.listeners;
  const bound = (gateway: GatewayFact, home?: NamespaceFact) => {
    const cluster = view({});
    const namespaces = new Map(home && [[home.name, home]]);
    const facts = { ...cluster.facts, namespaces };
    return attachment(service({}), gateway, { ...cluster, facts }).bound;
  };
  const selecting = (allowedSelector: LabelSelector) => ({
    ...plain,
    listeners: [{ ...mesh, allowedFrom: 'Selector' as const, allowedSelector }],
  });

  it('may be had by namespaces that the selector of its listener matches', () => {
    const blue = selecting({ matchLabels: { team: 'blue' } });
    expect(bound(blue, namespaceFact('shop', { team: 'blue' }))).toBe(true);
    expect(bound(blue, namespaceFact('shop', { team: 'red' }))).toBe(false);
  });

  it('may be had by a namespace of which nothing is known as by one without labels', () => {
    expect(bound(selecting({ matchLabels: { team: 'blue' } }))).toBe(false);
    expect(bound(selecting({}))).toBe(true);
  });

  it('is closed where only a listener that is not for HBONE on 15008 is open', () => {
    const others = [
      { ...mesh, allowedFrom: 'All' as const, protocol: 'HTTP' },
      { ...mesh, allowedFrom: 'All' as const, port: 15009 },
    ];
    for (const listener of others) {
      expect(bound({ ...plain, listeners: [listener] })).toBe(false);
      const both = [listener, { ...mesh, allowedFrom: 'All' as const }];
      expect(bound({ ...plain, listeners: both })).toBe(true);
    }
  });

  it('may be had by a namespace as a whole as by what is in it', () => {
    const blue = selecting({ matchLabels: { team: 'blue' } });
    const ofTeam = namespace({ team: 'blue' });
    expect(attachment(ofTeam, blue, view({})).bound).toBe(true);
    const infra = namespace({}, 'infra');
    expect(attachment(infra, plain, view({})).bound).toBe(true);
    expect(attachment(namespace({}), plain, view({}))).toEqual({
      bound: false,
      reason: 'attachment-denied',
    });
  });
});

it('a waypoint of which nobody can say whether it has pods is bound', () => {
  const feeds = { pods: 'forbidden', deployments: 'forbidden' } as const;
  expect(
    attachment(service({}), waypoint(), ambientCluster('c', { feeds })),
  ).toEqual({ bound: true, reason: 'bound' });
});
