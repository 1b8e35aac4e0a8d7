import fc from 'fast-check';
import { PeerAuthenticationFact } from '../facts';
import { podMode } from '../mode';
import { CAPTURED, INJECTED, podFact, policyFact } from '../testing';
import { at, ctx, judge, ns, selector } from './__testUtils__/judge';
import { effectiveMtls } from './effective';
import { isOfRevision, policyIndex } from './policyIndex';
import { policyRows } from './policyRows';
import { mtlsSummary } from './summary';

describe('the revision of a policy', () => {
  const strict = (labels: Record<string, string>) => [
    policyFact('shop', 'default', { mode: 'STRICT', labels }),
  ];

  it.each([
    [{}, 'STRICT'],
    [{ 'istio.io/rev': 'default' }, 'STRICT'],
    [{ 'istio.io/rev': 'Default' }, 'PERMISSIVE'],
    [{ 'istio.io/rev': '' }, 'PERMISSIVE'],
  ])('%j is %s', (labels, mode) => {
    expect(judge(INJECTED, strict(labels))).toMatchObject({ mode });
    expect(judge(CAPTURED, strict(labels))).toMatchObject({ mode });
  });

  it('does not matter to an istiod without one', () => {
    const [policy] = strict({ 'istio.io/rev': 'canary' });
    expect(isOfRevision(policy, '')).toBe(true);
    expect(isOfRevision(policy, 'default')).toBe(false);
  });
});

describe('the slip that leaves a strict port without a rule', () => {
  it('is uncertain: PERMISSIVE with a STRICT port under a strict mesh refers to nothing', () => {
    const policies = [
      policyFact('istio-system', 'default', { mode: 'STRICT', ...at(1) }),
      policyFact('shop', 'wl', {
        selector,
        mode: 'PERMISSIVE',
        ports: { 9090: 'STRICT' },
        ...at(2),
      }),
    ];
    expect(judge(CAPTURED, policies)).toMatchObject({
      mode: 'PERMISSIVE',
      ports: {},
      alternative: { mode: 'PERMISSIVE', ports: { 9090: 'STRICT' } },
    });
  });
});

describe('an open port beside a DISABLE port', () => {
  it('opens both: the converted policy exempts DISABLE too', () => {
    const policies = [
      policyFact('shop', 'default', { mode: 'STRICT', ...at(1) }),
      policyFact('shop', 'wl', {
        selector,
        ports: { 1: 'DISABLE', 2: 'PERMISSIVE' },
        ...at(2),
      }),
    ];
    expect(judge(CAPTURED, policies)).toMatchObject({
      mode: 'STRICT',
      ports: { 1: 'PERMISSIVE', 2: 'PERMISSIVE' },
    });
  });
});

describe('who is not enforced', () => {
  const strict = [policyFact('shop', 'default', { mode: 'STRICT' })];
  it.each([
    [
      { ...CAPTURED, bypassInbound: true },
      { mode: 'PERMISSIVE', reason: 'bypass-inbound' },
    ],
    [
      { ...INJECTED, excludeInboundPorts: [81] },
      { mode: 'STRICT', ports: { 81: 'NONE' }, reason: 'ports-excluded' },
    ],
    [{ hostNetwork: true }, { mode: 'NONE', reason: 'no-proxy' }],
    [{ redirection: 'pending' }, { mode: 'BLOCKED' }],
    [{ phase: 'Succeeded' }, { mode: 'NOT_APPLICABLE' }],
    [{ ...INJECTED, templates: ['gateway'] }, { mode: 'NOT_APPLICABLE' }],
  ])('%j', (pod, expected) =>
    expect(judge(pod, strict)).toMatchObject(expected),
  );

  it('is no hole where plain text is accepted anyway', () => {
    expect(judge({ ...CAPTURED, bypassInbound: true }, []).reason).toBeNull();
  });
});

const modes = fc.constantFrom(
  'UNSET',
  'DISABLE',
  'PERMISSIVE',
  'STRICT' as const,
);
const anyPolicy = fc
  .record({
    namespace: fc.constantFrom('shop', 'istio-system', 'other'),
    name: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    selector: fc.constantFrom(null, {}, { app: 'web' }, { app: 'other' }),
    mode: fc.option(modes),
    ports: fc.dictionary(fc.constantFrom('80', '90'), modes),
    createdAt: fc.integer({ min: 1, max: 4 }),
    writtenAt: fc.integer({ min: 4, max: 7 }),
  })
  .map(({ namespace, name, ...rest }) =>
    policyFact(namespace, name, rest as Partial<PeerAuthenticationFact>),
  );
const anyPolicies = fc.uniqueArray(anyPolicy, {
  selector: p => `${p.namespace}/${p.name}`,
  maxLength: 8,
});

describe('laws', () => {
  it('the order of policies does not matter', () => {
    fc.assert(
      fc.property(
        anyPolicies,
        fc.constantFrom(CAPTURED, INJECTED),
        (policies, kind) => {
          const { selection: _, ...one } = judge(kind, policies);
          const { selection: __, ...two } = judge(
            kind,
            [...policies].reverse(),
          );
          expect(two).toEqual(one);
        },
      ),
    );
  });

  it('ambient is STRICT or PERMISSIVE, never anything else', () => {
    fc.assert(
      fc.property(anyPolicies, policies => {
        const { mode, ports, alternative } = judge(CAPTURED, policies);
        const all = [
          mode,
          ...Object.values(ports),
          ...(alternative ? [alternative.mode] : []),
        ];
        expect(all.every(m => m === 'STRICT' || m === 'PERMISSIVE')).toBe(true);
      }),
    );
  });

  it('an index answers as the list does', () => {
    fc.assert(
      fc.property(anyPolicies, policies => {
        const index = policyIndex(policies, ctx);
        const pod = podFact('shop', 'web', CAPTURED);
        const mode = podMode(pod, ns, ctx);
        const twice = [1, 2].map(() => effectiveMtls(pod, mode, index, ctx));
        expect(twice[0]).toBe(twice[1]);
        expect(twice[0]).toEqual(effectiveMtls(pod, mode, policies, ctx));
      }),
    );
  });

  it('at most one policy of a scope decides or is overruled, and every one that could be meant has a row', () => {
    fc.assert(
      fc.property(anyPolicies, policies => {
        const pod = podFact('shop', 'web', CAPTURED);
        const judged = [{ pod, mode: podMode(pod, ns, ctx) }];
        const rows = policyRows(judged, policyIndex(policies, ctx), ctx);
        for (const scope of ['mesh', 'namespace', 'workload']) {
          const live = rows.filter(
            r => r.scope === scope && r.verdict !== 'ignored',
          );
          expect(live.length).toBeLessThanOrEqual(1);
        }
        const named = new Set(rows.map(r => r.policy));
        const meant = policies.filter(p => p.namespace === 'shop');
        expect(meant.every(p => named.has(`shop/${p.name}`))).toBe(true);
      }),
    );
  });
});

describe('mtlsSummary', () => {
  it('says why it is uncertain', () => {
    const tied = ['STRICT', 'PERMISSIVE'].map((mode, i) =>
      policyFact('shop', `p${i}`, {
        mode: mode as 'STRICT',
        ...at(5),
      }),
    );
    expect(mtlsSummary([judge(CAPTURED, tied)])).toMatchObject({
      mode: 'PERMISSIVE',
      uncertain: true,
      alternative: { mode: 'STRICT' },
      reason: 'tied-policies',
    });
  });

  it('takes the weakest, and counts them', () => {
    const strict = [policyFact('shop', 'default', { mode: 'STRICT' })];
    const answers = [
      judge(CAPTURED, strict),
      judge(INJECTED, strict),
      judge({ hostNetwork: true }, strict),
    ];
    expect(mtlsSummary(answers)).toEqual({
      mode: 'NONE',
      ports: {},
      mixed: true,
      breakdown: { STRICT: 2, NONE: 1 },
      uncertain: false,
      alternative: null,
      reason: 'partly-captured',
    });
  });

  it('is not applicable without pods', () => {
    expect(mtlsSummary([])).toMatchObject({
      mode: 'NOT_APPLICABLE',
      breakdown: {},
      reason: null,
    });
  });
});
