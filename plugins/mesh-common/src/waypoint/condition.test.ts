import { ConditionFact } from '../facts';
import { condition } from '../testing';
import {
  machine,
  namespace,
  partner,
  pod,
  service,
  Setting,
  unready,
  use,
  view,
} from './__testUtils__/setting';
import { waypointBinding } from './binding';
import { spokenOf } from './condition';
import { WaypointSubject } from './wanted';

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
      'is old where the waypoint is gone',
      said('True', 'WaypointAccepted'),
      { waypoints: [] },
      false,
      'missing',
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

const BOUND = 'istio.io/WaypointBound';
const wanted = { namespace: 'shop', name: 'wp', inherited: false };
const about = (
  message: string,
  status: ConditionFact['status'] = 'True',
  reason = 'WaypointAccepted',
) => ({ type: BOUND, status, reason, message });
const said = (waypointBound: ConditionFact | null) =>
  spokenOf(service({}, { waypointBound }), wanted);

describe('what istiod wrote on an object', () => {
  it.each([
    ['WaypointIsNotReady', 'not-ready'],
    ['AttachmentDenied', 'attachment-denied'],
    ['UnsupportedTrafficType', 'unsupported-traffic-type'],
    ['CrossNamespaceWaypointForbidden', 'cross-namespace-forbidden'],
    ['constructor', 'unknown'],
  ])('%s means %s', (reason, expected) => {
    expect(said(about('waypoint shop/wp', 'False', reason))).toEqual({
      bound: false,
      reason: expected,
    });
  });

  it('means nothing as long as istiod does not know', () => {
    expect(said(about('waypoint shop/wp', 'Unknown'))).toBeNull();
    expect(said(null)).toBeNull();
  });

  it.each([
    ['Successfully attached to waypoint shop/wp', true],
    ['Successfully attached to waypoint shop/wp.', true],
    ['waypoint "shop/wp" is not ready', true],
    ['waypoint shop/wp and canary shop/next', true],
    ['waypoint shop/next and canary shop/wp', false],
    ['waypoint shop/wp-2', false],
    ['waypoint shop/wp.v2', false],
    ['waypoint other-shop/wp', false],
    ['no waypoint is named', false],
  ])('is about the waypoint that it names first: "%s" %s', (message, ours) => {
    expect(said(about(message)) !== null).toBe(ours);
  });

  it('may be about one with full stops in its name', () => {
    const dotted = { ...wanted, name: 'wp.v1' };
    for (const end of ['', '.', '. Also see shop/next.']) {
      const waypointBound = about(`attached to waypoint shop/wp.v1${end}`);
      expect(spokenOf(service({}, { waypointBound }), dotted)).toMatchObject({
        bound: true,
      });
    }
  });

  it('is read from the condition of entries that is about waypoints', () => {
    const conditions = [
      { ...about('waypoint shop/wp', 'False'), type: 'Other' },
      about('waypoint shop/wp'),
    ];
    const entry = machine({});
    const subjects = [
      partner({}, { conditions }),
      { ...entry, fact: { ...entry.fact, conditions } } as WaypointSubject,
    ];
    for (const subject of subjects) {
      expect(spokenOf(subject, wanted)).toEqual({
        bound: true,
        reason: 'bound',
      });
    }
    const others = conditions.slice(0, 1);
    expect(spokenOf(partner({}, { conditions: others }), wanted)).toBeNull();
  });

  it('is nothing on pods and namespaces', () => {
    expect(spokenOf(pod({}), wanted)).toBeNull();
    expect(spokenOf(namespace({}), wanted)).toBeNull();
  });
});
