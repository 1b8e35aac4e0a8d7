import { PeerAuthenticationFact } from '../facts';
import { CAPTURED, policyFact } from '../testing';
import { at, ctx, judge, selector } from './__testUtils__/judge';
import { divergence } from './divergence';
import { policyIndex } from './policyIndex';

type Policy = PeerAuthenticationFact;

const workload = (rest: Partial<Policy>) =>
  policyFact('shop', 'wl', { selector, ...at(10), ...rest });
const namespace = (mode: Policy['mode'], created = 1) =>
  policyFact('shop', 'default', { mode, ...at(created) });
const mesh = (mode: Policy['mode'], created = 1) =>
  policyFact('istio-system', 'default', { mode, ...at(created) });

function diverges(...policies: Policy[]) {
  const { selection } = judge(CAPTURED, policies);
  const read = policyIndex(policies, ctx).forRevision(ctx.revision);
  return divergence(selection!, read, ctx.rootNamespace);
}

const open = { 7070: 'PERMISSIVE' } as const;
const plain = { 7070: 'DISABLE' } as const;

describe('ambient does as a sidecar does', () => {
  it.each<[string, Policy[]]>([
    ['without a workload policy', [namespace('STRICT'), mesh('STRICT')]],
    ['without ports', [workload({ mode: 'STRICT' }), mesh('PERMISSIVE')]],
    [
      'where a port is open under a strict parent that was there before',
      [workload({ ports: open }), namespace('STRICT')],
    ],
    [
      'where the parent came later and changed nothing',
      [workload({ mode: 'STRICT', ports: open }), namespace('STRICT', 20)],
    ],
    ['where no port was strict anyway', [workload({ ports: plain })]],
  ])('%s', (_, policies) => {
    expect(diverges(...policies)).toBeNull();
  });
});

describe('a workload policy dangles', () => {
  const slip = workload({ ports: open });

  it('where its open port needs no exception from a namespace policy that says nothing', () => {
    expect(diverges(slip, namespace('UNSET'), mesh('STRICT'))).toBe('dangling');
  });

  it('whenever its parents were written', () => {
    const policies = [namespace('UNSET', 20), mesh('STRICT', 20)];
    expect(diverges(slip, ...policies)).toBe('dangling');
  });

  it('where the mesh is strict and it is open but for a port', () => {
    const policy = workload({ mode: 'PERMISSIVE', ports: { 9090: 'STRICT' } });
    expect(diverges(policy, mesh('STRICT'))).toBe('dangling');
  });
});

describe('a workload policy is stale', () => {
  it('where a parent came later that would change its rules', () => {
    const policy = workload({ ports: open });
    expect(diverges(policy, mesh('STRICT', 20))).toBe('stale');
    expect(diverges(policy, namespace('STRICT', 20))).toBe('stale');
  });

  it('which nobody can say where its parents are tied', () => {
    const tied = policyFact('istio-system', 'other', {
      mode: 'PERMISSIVE',
      ...at(1),
    });
    const policy = workload({ ports: open });
    expect(diverges(policy, mesh('STRICT'), tied)).toBeNull();
  });
});

describe('a DISABLE port is kept strict', () => {
  it.each([null, 'UNSET'] as const)(
    'where a policy of mode %s inherits STRICT and opens no other port',
    mode => {
      const policy = workload({ mode, ports: plain });
      expect(diverges(policy, namespace('STRICT'))).toBe('kept-strict');
      expect(diverges(policy, mesh('STRICT'))).toBe('kept-strict');
    },
  );

  it('not where a PERMISSIVE port makes an exception of both', () => {
    const policy = workload({ ports: { ...plain, 8080: 'PERMISSIVE' } });
    expect(diverges(policy, namespace('STRICT'))).toBeNull();
  });

  it('not where the policy is STRICT itself: then the port opens', () => {
    const policy = workload({ mode: 'STRICT', ports: plain });
    expect(diverges(policy)).toBeNull();
  });

  it('not where nothing is strict above it', () => {
    const policy = workload({ ports: plain });
    expect(diverges(policy, namespace('PERMISSIVE'))).toBeNull();
    expect(diverges(policy, namespace('DISABLE'), mesh('STRICT'))).toBeNull();
  });

  it('not where there is no such port', () => {
    const policy = workload({ ports: { 8080: 'STRICT' } });
    expect(diverges(policy, namespace('STRICT'))).toBeNull();
  });
});
