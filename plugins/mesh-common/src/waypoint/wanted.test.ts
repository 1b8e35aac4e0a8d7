import { namespaceFact, podFact } from '../testing';
import { namespace, partner, pod, service, use } from './__testUtils__/setting';
import { isNeverBound, subjectOf, wantedWaypoint } from './wanted';

describe('the waypoint that an object asks for', () => {
  const shop = namespaceFact('shop', use('inherited'));

  it('is the one of its own label, else the one of its namespace, else none', () => {
    expect(wantedWaypoint(service(use('own')), shop)).toEqual({
      name: 'own',
      namespace: 'shop',
      inherited: false,
    });
    expect(wantedWaypoint(pod({}), shop)).toEqual({
      name: 'inherited',
      namespace: 'shop',
      inherited: true,
    });
    expect(wantedWaypoint(pod({}), namespaceFact('shop'))).toBeNull();
    expect(wantedWaypoint(pod({}), undefined)).toBeNull();
  });

  it('is in the namespace that is named beside it, and not in one that is named elsewhere', () => {
    const elsewhere = namespaceFact('shop', use('inherited', 'infra'));
    expect(wantedWaypoint(pod({}), elsewhere)?.namespace).toBe('infra');
    expect(wantedWaypoint(pod(use('own')), elsewhere)?.namespace).toBe('shop');
    const half = pod({ 'istio.io/use-waypoint-namespace': 'infra' });
    expect(wantedWaypoint(half, shop)?.namespace).toBe('shop');
  });

  it('is for a namespace the one of its own label and no other', () => {
    expect(wantedWaypoint(namespace(use('own')), undefined)).toEqual({
      name: 'own',
      namespace: 'shop',
      inherited: false,
    });
    expect(wantedWaypoint(namespace({}), shop)).toBeNull();
  });

  it('is asked for by an object that rows name by kind and name', () => {
    expect(subjectOf(pod({}))).toEqual({
      kind: 'Pod',
      name: podFact('shop', 'cart').name,
    });
  });
});

describe('never bound', () => {
  const managed = (by: string) => ({ 'gateway.istio.io/managed': by });

  it.each(['istio.io-mesh-controller', 'istio.io-eastwest-controller'])(
    'are services of gateways made by %s',
    by => {
      expect(isNeverBound(service(managed(by)))).toBe(true);
      expect(isNeverBound(partner(managed(by)))).toBe(true);
      expect(isNeverBound(pod(managed(by)))).toBe(false);
    },
  );

  it('are aliases of other names', () => {
    expect(isNeverBound(service({}, { type: 'ExternalName' }))).toBe(true);
  });

  it('are no other services', () => {
    expect(isNeverBound(service({}))).toBe(false);
    expect(isNeverBound(partner({}))).toBe(false);
    const ingress = managed('istio.io-gateway-controller');
    expect(isNeverBound(service(ingress))).toBe(false);
  });
});
