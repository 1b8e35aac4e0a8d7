import { PeerAuthenticationFact, PodFact, StringMap } from '../facts';
import { podMode } from '../mode';
import { CAPTURED, INJECTED, podFact, policyFact } from '../testing';
import { at, ctx, judge, ns, selector } from './__testUtils__/judge';
import { effectiveMtls } from './effective';
import { policyIndex } from './policyIndex';

type Policy = PeerAuthenticationFact;

const namespace = (mode: Policy['mode']) =>
  policyFact('shop', 'default', { mode, ...at(1) });
const workload = (rest: Partial<Policy>) =>
  policyFact('shop', 'wl', { selector, ...at(2), ...rest });

describe('who asks no policy', () => {
  const managed = (by: string): Partial<PodFact> => ({
    labels: { app: 'web', 'gateway.istio.io/managed': by },
  });

  it.each<[string, Partial<PodFact>, string]>([
    ['a waypoint', managed('istio.io-mesh-controller'), 'STRICT'],
    ['an east-west gateway', managed('istio.io-eastwest-controller'), 'STRICT'],
    [
      'another gateway',
      managed('istio.io-gateway-controller'),
      'NOT_APPLICABLE',
    ],
    ['a pod that is not running', { phase: 'Failed' }, 'NOT_APPLICABLE'],
  ])('%s is %s', (_, pod, mode) => {
    expect(judge(pod, [namespace('PERMISSIVE')])).toEqual({
      mode,
      ports: {},
      uncertain: false,
      alternative: null,
      reason: null,
      selection: null,
    });
  });

  it('Istio itself is NOT_APPLICABLE', () => {
    const ztunnel = podFact('istio-system', 'ztunnel', CAPTURED);
    const mode = podMode(ztunnel, undefined, ctx);
    expect(effectiveMtls(ztunnel, mode, [], ctx).mode).toBe('NOT_APPLICABLE');
  });
});

describe('why a pod is not what its policies say', () => {
  it('a port of a sidecar makes an exception', () => {
    const policies = [workload({ mode: 'STRICT', ports: { 80: 'DISABLE' } })];
    expect(judge(INJECTED, policies)).toMatchObject({
      ports: { 80: 'DISABLE' },
      reason: 'port-exception',
    });
    expect(judge(INJECTED, [namespace('STRICT')]).reason).toBeNull();
  });

  it('so does a port in ambient', () => {
    const policies = [workload({ mode: 'STRICT', ports: { 80: 'DISABLE' } })];
    expect(judge(CAPTURED, policies)).toMatchObject({
      ports: { 80: 'PERMISSIVE' },
      reason: 'port-exception',
    });
  });

  it('ambient knows no DISABLE: its pods take encryption all the same', () => {
    const answer = judge(CAPTURED, [namespace('DISABLE')]);
    expect(answer).toMatchObject({
      mode: 'PERMISSIVE',
      reason: 'disable-in-ambient',
    });
    expect(judge(INJECTED, [namespace('DISABLE')])).toMatchObject({
      mode: 'DISABLE',
      reason: null,
    });
  });

  it('nor does it know a DISABLE port, which stays as the others are', () => {
    for (const mode of ['STRICT', 'PERMISSIVE'] as const) {
      const policies = [
        namespace(mode),
        workload({ ports: { 80: 'DISABLE' } }),
      ];
      expect(judge(CAPTURED, policies)).toMatchObject({
        mode,
        ports: {},
        reason: 'disable-in-ambient',
      });
    }
  });

  it('there is nothing to say where ambient does as it is told', () => {
    for (const mode of ['STRICT', 'PERMISSIVE'] as const) {
      expect(judge(CAPTURED, [namespace(mode)]).reason).toBeNull();
    }
  });

  it('plain text that gets past ztunnel makes certain what the policies leave open', () => {
    const tied = policyFact('shop', 'other', { mode: 'STRICT', ...at(1) });
    const policies = [namespace('PERMISSIVE'), tied];
    expect(judge(CAPTURED, policies).uncertain).toBe(true);
    expect(judge({ ...CAPTURED, bypassInbound: true }, policies)).toMatchObject(
      {
        mode: 'PERMISSIVE',
        ports: {},
        uncertain: false,
        alternative: null,
        reason: 'bypass-inbound',
      },
    );
  });
});

describe('pods of one index', () => {
  const index = policyIndex(
    [
      workload({ mode: 'STRICT' }),
      policyFact('shop', 'open', {
        selector: { app: 'till' },
        mode: 'PERMISSIVE',
      }),
    ],
    ctx,
  );
  const answer = (labels: StringMap, rest: Partial<PodFact> = CAPTURED) => {
    const pod = podFact('shop', 'web', { ...rest, labels });
    return effectiveMtls(pod, podMode(pod, ns, ctx), index, ctx);
  };

  it('get the answer of their own policies', () => {
    expect(answer({ app: 'web' }).mode).toBe('STRICT');
    expect(answer({ app: 'till' }).mode).toBe('PERMISSIVE');
    expect(answer({ app: 'web' }).mode).toBe('STRICT');
  });

  it('get the answer of the revision that injected them, ambient ones of that of the cluster', () => {
    const labels = { 'istio.io/rev': 'blue' };
    const blue = policyIndex([workload({ mode: 'STRICT', labels })], ctx);
    const of = (rest: Partial<PodFact>) => {
      const pod = podFact('shop', 'web', rest);
      return effectiveMtls(pod, podMode(pod, ns, ctx), blue, ctx).mode;
    };
    expect(of({ ...INJECTED, revision: 'blue' })).toBe('STRICT');
    expect(of({ ...INJECTED, revision: 'green' })).toBe('PERMISSIVE');
    expect(of({ ...INJECTED, revision: null })).toBe('PERMISSIVE');
    expect(of({ ...CAPTURED, revision: 'blue' })).toBe('PERMISSIVE');
  });

  it('get the answer of their own proxy', () => {
    const ports = policyIndex([workload({ ports: { 80: 'DISABLE' } })], ctx);
    const of = (rest: Partial<PodFact>) => {
      const pod = podFact('shop', 'web', rest);
      return effectiveMtls(pod, podMode(pod, ns, ctx), ports, ctx);
    };
    expect(of(CAPTURED).ports).toEqual({});
    expect(of(INJECTED).ports).toEqual({ 80: 'DISABLE' });
  });
});
