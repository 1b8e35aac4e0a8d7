import { ClusterView, DeploymentFact, GatewayFact } from '../facts';
import {
  ambientCluster,
  clusterView,
  condition,
  deploymentFact,
  podFact,
  waypointFact,
} from '../testing';
import { NAME } from './__testUtils__/setting';
import { isWaypoint, waypointReadiness } from './readiness';

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

const wp = (rest: Partial<GatewayFact> = {}) =>
  waypointFact('shop', 'wp', rest);

describe('a Gateway is a waypoint', () => {
  const classOf = (controllerName: string): ClusterView =>
    clusterView('c', {
      facts: {
        gatewayclasses: [
          { uid: 'gc', name: 'some', labels: {}, createdAt: 0, controllerName },
        ],
      },
    });

  it.each([
    ['istio.io/mesh-controller', true],
    ['istio.io/agentgateway-waypoint-controller', true],
    ['istio.io/gateway-controller', false],
    ['istio.io/eastwest-controller', false],
  ])('if %s is the controller of its class: %s', (controller, expected) => {
    const gateway = wp({ className: 'some' });
    expect(isWaypoint(gateway, classOf(controller))).toBe(expected);
  });

  it('whatever the name of its class, unless that class cannot be read', () => {
    const view = clusterView('c');
    expect(isWaypoint(wp(), view)).toBe(true);
    expect(isWaypoint(wp({ className: 'istio' }), view)).toBe(false);
  });
});

describe('a waypoint is programmed', () => {
  const programmed = (...conditions: GatewayFact['conditions']) =>
    waypointReadiness(wp({ conditions }), clusterView('c')).programmed;
  const accepted = condition('Accepted', 'True', 'Accepted');

  it('if istiod says so, whatever else it says', () => {
    expect(programmed(accepted, condition('Programmed', 'True', 'x'))).toBe(
      true,
    );
    expect(programmed(accepted, condition('Programmed', 'False', 'x'))).toBe(
      false,
    );
  });

  it('or nobody can say, if no istiod has looked at it', () => {
    expect(programmed()).toBeNull();
    expect(programmed(accepted)).toBeNull();
    expect(programmed(condition('Programmed', 'Unknown', 'x'))).toBeNull();
  });
});

it('a waypoint has an address as soon as istiod tells one', () => {
  const hasAddress = (addresses: string[]) =>
    waypointReadiness(wp({ addresses }), clusterView('c')).hasAddress;
  expect(hasAddress(['10.96.0.20'])).toBe(true);
  expect(hasAddress([])).toBe(false);
});

describe('the listener of a waypoint', () => {
  const [mesh] = wp().listeners;
  const ok = (
    listeners: GatewayFact['listeners'],
    className = 'istio-waypoint',
  ) =>
    waypointReadiness(wp({ listeners, className }), clusterView('c'))
      .listenerOk;
  const accepted = condition('Accepted', 'True', 'Accepted');
  const refused = condition('Accepted', 'False', 'UnsupportedProtocol');

  it('has to be for HBONE on port 15008', () => {
    expect(ok([mesh])).toBe(true);
    expect(ok([{ ...mesh, protocol: 'HTTP' }])).toBe(false);
    expect(ok([{ ...mesh, port: 80 }])).toBe(false);
    expect(ok([])).toBe(false);
  });

  it('may be any where the class is that of another vendor', () => {
    expect(ok([{ ...mesh, protocol: 'HTTP' }], 'vendor')).toBe(true);
  });

  it('must not be refused, whatever the class', () => {
    for (const name of ['istio-waypoint', 'vendor']) {
      const other = { ...mesh, name: 'other', conditions: [accepted, refused] };
      expect(ok([{ ...mesh, conditions: [refused] }], name)).toBe(false);
      expect(ok([mesh, other], name)).toBe(false);
    }
  });

  it('is fine where istiod accepts it, or refuses something else', () => {
    const resolved = condition(
      'ResolvedRefs',
      'False',
      'InvalidCertificateRef',
    );
    expect(ok([{ ...mesh, conditions: [accepted] }])).toBe(true);
    expect(ok([{ ...mesh, conditions: [accepted, resolved] }])).toBe(true);
  });
});

describe('the pods of a waypoint', () => {
  const ours = { [NAME]: 'wp' };
  const available = (
    deployments: readonly DeploymentFact[],
    pods: readonly ReturnType<typeof podFact>[] = [],
  ) =>
    waypointReadiness(wp(), clusterView('c', { facts: { deployments, pods } }))
      .available;
  const made = (name: string, count: number, labels: object = ours) =>
    deploymentFact('shop', name, { labels: { ...labels }, available: count });

  it('are those of the Deployment that istiod made for it', () => {
    expect(available([made('wp', 2)])).toBe(2);
    expect(available([made('aa', 5), made('wp', 2)])).toBe(2);
  });

  it('are those of a Deployment that an annotation named otherwise', () => {
    const others = [
      made('wp', 7, {}),
      made('aa', 8, { [NAME]: 'other' }),
      deploymentFact('infra', 'wp', { labels: ours, available: 9 }),
    ];
    expect(available([...others, made('renamed', 3)])).toBe(3);
    expect(available(others)).toBe(0);
  });

  it('are counted one by one where no Deployment is its own', () => {
    const pod = (name: string, labels: object) =>
      podFact('shop', 'wp', { name, labels: { ...labels } });
    expect(
      available(
        [],
        [
          pod('a', ours),
          pod('b', ours),
          pod('c', {}),
          pod('d', { [NAME]: 'x' }),
        ],
      ),
    ).toBe(2);
  });

  it('are none where there is no Deployment and pods may not be read', () => {
    const view = clusterView('c', { feeds: { pods: 'forbidden' } });
    expect(waypointReadiness(wp(), view).available).toBe(0);
  });
});
