import { ServiceFact } from '../facts';
import { condition, waypointFact } from '../testing';
import { partner, service, Setting, use, view } from './__testUtils__/setting';
import { waypointBinding } from './binding';
import { CanarySubject, waypointCanary } from './canary';

const canary = (name: string, namespace?: string) => ({
  'istio.io/use-waypoint-canary': name,
  ...(namespace && { 'istio.io/use-waypoint-canary-namespace': namespace }),
});
const WEIGHT = 'istio.io/use-waypoint-canary-weight';
const asking = { ...use('wp'), ...canary('next') };
const both = [waypointFact('shop', 'wp'), waypointFact('shop', 'next')];

function outcome(
  subject: CanarySubject,
  setting: Setting = {},
  version: string | null = '1.31.0',
) {
  const cluster = view({ waypoints: both, ...setting });
  const primary = waypointBinding(subject, cluster);
  return waypointCanary(subject, primary, cluster, version);
}
const weighing = (canaryWeight?: string) =>
  outcome(service(asking, { canaryWeight } as Partial<ServiceFact>));

describe('a canary', () => {
  it('gets its share beside the first waypoint', () => {
    expect(outcome(service(asking, { canaryWeight: '20' }))).toEqual({
      name: 'next',
      namespace: 'shop',
      inherited: false,
      weight: 20,
      bound: true,
      reason: 'bound',
    });
    expect(outcome(partner(asking))).toMatchObject({ bound: true, weight: 0 });
  });

  it.each([
    ['nobody asks', use('wp')],
    ['it is opted out of', { ...use('wp'), ...canary('none') }],
    ['its name is empty', { ...use('wp'), ...canary('') }],
  ])('is none where %s', (_, labels) => {
    expect(outcome(service(labels))).toBeNull();
  });

  it('is looked for in the namespace that is named for it', () => {
    const labels = { ...use('wp'), ...canary('next', 'infra') };
    expect(outcome(service(labels))).toMatchObject({
      namespace: 'infra',
      reason: 'missing',
    });
  });
});

describe('the weight of a canary', () => {
  it.each([
    [undefined, 0],
    ['0', 0],
    ['100', 100],
    ['+7', 7],
    ['007', 7],
  ])('%s is %d percent', (text, weight) => {
    expect(weighing(text)).toMatchObject({ weight, bound: true });
  });

  it('minus nothing is nothing', () => {
    expect(weighing('-0')?.weight).toBe(0);
  });

  it.each(['', '-1', '101', '20%', '1.5', ' 5', '5 ', '0x5', 'many'])(
    '"%s" is none, so nothing gets to it',
    text => {
      expect(weighing(text)).toMatchObject({
        weight: null,
        bound: false,
        reason: 'invalid-weight',
      });
    },
  );
});

describe('a canary that the namespace asks for', () => {
  const inherited = (labels: Record<string, string>, own = {}) =>
    outcome(service(own), { namespaceLabels: labels });

  it('is for what has its first waypoint from there, too', () => {
    expect(inherited(asking)).toMatchObject({
      name: 'next',
      inherited: true,
      bound: true,
    });
    expect(inherited(asking, use('wp'))).toBeNull();
  });

  it('gives way to the one of the service itself, or to its opting out', () => {
    expect(inherited(asking, canary('ghost'))).toMatchObject({
      name: 'ghost',
      inherited: false,
      reason: 'missing',
    });
    expect(inherited(asking, canary('none'))).toBeNull();
  });

  it('is said to have no first waypoint where there is none', () => {
    expect(inherited(canary('next'))).toMatchObject({
      inherited: true,
      reason: 'primary-not-bound',
    });
  });

  it('has the weight of the namespace, unless the service says its own', () => {
    const cluster = view({ waypoints: both, namespaceLabels: asking });
    const shop = cluster.facts.namespaces.get('shop')!;
    const namespaces = new Map([
      ['shop', { ...shop, annotations: { [WEIGHT]: '30' } }],
    ]);
    const weighted = { ...cluster, facts: { ...cluster.facts, namespaces } };
    const weight = (subject: CanarySubject) =>
      waypointCanary(
        subject,
        waypointBinding(subject, weighted),
        weighted,
        '1.31.0',
      )?.weight;
    expect(weight(service({}))).toBe(30);
    expect(weight(service({}, { canaryWeight: '5' }))).toBe(5);
    expect(weight(service(asking))).toBe(0);
  });
});

describe('a canary gets nothing', () => {
  it.each<[string, Record<string, string>, Setting]>([
    ['primary-not-bound', canary('next'), {}],
    ['primary-not-bound', { ...use('ghost'), ...canary('next') }, {}],
    ['same-as-primary', { ...use('wp'), ...canary('wp') }, {}],
    ['missing', { ...use('wp'), ...canary('ghost') }, {}],
    [
      'attachment-denied',
      { ...use('wp'), ...canary('wp', 'infra') },
      { waypoints: [...both, waypointFact('infra', 'wp')] },
    ],
    [
      'not-ready',
      asking,
      {
        waypoints: [
          both[0],
          waypointFact('shop', 'next', {
            addresses: [],
            conditions: [condition('Programmed', 'False', 'x')],
          }),
        ],
      },
    ],
  ])('%s: %j', (reason, labels, setting) => {
    expect(outcome(service(labels), setting)).toMatchObject({
      bound: false,
      reason,
    });
  });

  it('from an istiod that is older than 1.31', () => {
    const of = (version: string | null) =>
      outcome(service(asking), {}, version)?.reason;
    expect(of('1.30.9')).toBe('istiod-too-old');
    expect(of('1.31.0-alpha.1')).toBe('bound');
    expect(of('1.32.0')).toBe('bound');
    expect(of(null)).toBe('bound');
  });

  it('or nobody can say, where Gateways may not be read', () => {
    const said = {
      ...condition('istio.io/WaypointBound', 'True', 'WaypointAccepted'),
      message: 'waypoint shop/wp',
    };
    const blind: Setting = { gateways: 'forbidden' };
    const unknown = { bound: null, reason: 'unknown' };
    expect(outcome(service(asking), blind)).toMatchObject(unknown);
    expect(
      outcome(service(asking, { waypointBound: said }), blind),
    ).toMatchObject(unknown);
  });
});
