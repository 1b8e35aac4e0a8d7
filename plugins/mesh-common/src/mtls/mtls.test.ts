import fc from 'fast-check';
import { PeerAuthenticationFact } from '../facts';
import { clusterContext, podMode } from '../mode';
import {
  ambientCluster,
  CAPTURED,
  INJECTED,
  namespaceFact,
  podFact,
  policyFact,
} from '../testing';
import { effectiveMtls } from './effective';
import { isOfRevision, policyIndex } from './policyIndex';
import { policyRows } from './policyRows';
import { mtlsSummary } from './summary';

const ctx = clusterContext(ambientCluster('c'));
const ns = namespaceFact('shop', { 'istio.io/dataplane-mode': 'ambient' });
const judge = (rest: object, policies: PeerAuthenticationFact[]) => {
  const pod = podFact('shop', 'web', rest);
  return effectiveMtls(pod, podMode(pod, ns, ctx), policies, ctx);
};
const at = (createdAt: number, writtenAt = createdAt) => ({
  createdAt,
  writtenAt,
});
const selector = { app: 'web' };

describe('a conversion that went stale', () => {
  const workload = (ports: PeerAuthenticationFact['ports']) =>
    policyFact('shop', 'wl', { selector, ports, ...at(10) });
  const wide = (
    namespace: string,
    mode: 'STRICT' | 'PERMISSIVE',
    created: number,
    written = created,
  ) => policyFact(namespace, 'default', { mode, ...at(created, written) });

  it.each<[string, PeerAuthenticationFact[], object, object | null]>([
    [
      'STRICT came later: every port may be open',
      [workload({ 7070: 'PERMISSIVE' }), wide('istio-system', 'STRICT', 20)],
      { mode: 'PERMISSIVE', ports: {} },
      { mode: 'STRICT', ports: { 7070: 'PERMISSIVE' } },
    ],
    [
      'STRICT came later: only 8080 may be strict',
      [
        workload({ 7070: 'PERMISSIVE', 8080: 'STRICT' }),
        wide('shop', 'STRICT', 20),
      ],
      { mode: 'PERMISSIVE', ports: { 8080: 'STRICT' } },
      { mode: 'STRICT', ports: { 7070: 'PERMISSIVE' } },
    ],
    [
      'PERMISSIVE came later: everything but 7070 may be refused',
      [
        workload({ 7070: 'PERMISSIVE', 8080: 'STRICT' }),
        wide('istio-system', 'STRICT', 5),
        wide('shop', 'PERMISSIVE', 20),
      ],
      { mode: 'PERMISSIVE', ports: { 8080: 'STRICT' } },
      { mode: 'STRICT', ports: { 7070: 'PERMISSIVE' } },
    ],
    [
      'a parent was changed later',
      [workload({ 7070: 'PERMISSIVE' }), wide('shop', 'STRICT', 5, 20)],
      { mode: 'PERMISSIVE', ports: {} },
      { mode: 'STRICT', ports: { 7070: 'PERMISSIVE' } },
    ],
    [
      'a parent was there before: certain',
      [workload({ 7070: 'PERMISSIVE' }), wide('shop', 'STRICT', 5)],
      { mode: 'STRICT', ports: { 7070: 'PERMISSIVE' } },
      null,
    ],
    [
      'a workload policy with a mode takes nothing from its parents',
      [
        policyFact('shop', 'wl', {
          selector,
          mode: 'STRICT',
          ports: { 7070: 'PERMISSIVE' },
          ...at(10),
        }),
        wide('shop', 'STRICT', 20),
      ],
      { mode: 'STRICT', ports: { 7070: 'PERMISSIVE' } },
      null,
    ],
    [
      'a parent that came later replaced nothing: certain',
      [workload({ 7070: 'STRICT' }), wide('shop', 'PERMISSIVE', 20)],
      { mode: 'PERMISSIVE', ports: { 7070: 'STRICT' } },
      null,
    ],
  ])('%s', (_, policies, weaker, alternative) => {
    const answer = judge(CAPTURED, policies);
    expect(answer).toMatchObject({
      ...weaker,
      alternative,
      uncertain: alternative !== null,
    });
    expect(judge(INJECTED, policies).uncertain).toBe(false);
  });
});

describe('writes of one second', () => {
  const policies = (workloadVersion: number | null, parent: number | null) => [
    policyFact('shop', 'wl', {
      selector,
      ports: { 7070: 'PERMISSIVE' },
      resourceVersion: workloadVersion,
      ...at(10),
    }),
    policyFact('shop', 'default', {
      mode: 'STRICT',
      resourceVersion: parent,
      ...at(10),
    }),
  ];
  const open = { mode: 'PERMISSIVE', ports: {} };
  const intended = { mode: 'STRICT', ports: { 7070: 'PERMISSIVE' } };

  it('are in the order of their resourceVersions', () => {
    expect(judge(CAPTURED, policies(8, 9))).toMatchObject({
      ...open,
      alternative: intended,
      reason: 'uncertain-conversion',
    });
    // As numbers: a 10 is more than a 9.
    expect(judge(CAPTURED, policies(10, 9))).toMatchObject({
      ...intended,
      uncertain: false,
    });
  });

  it('are taken as one where an object carries none', () => {
    const answer = judge(CAPTURED, policies(null, 9));
    expect(answer).toMatchObject({ ...intended, uncertain: false });
  });

  it('may have changed a parent that was there before', () => {
    const [workload, parent] = policies(8, 9);
    const answer = judge(CAPTURED, [
      { ...workload, writtenAt: 20 },
      { ...parent, writtenAt: 20 },
    ]);
    expect(answer).toMatchObject({ ...open, alternative: intended });
  });
});

describe('the oldest policies of one second', () => {
  const strict = policyFact('shop', 'a', { mode: 'STRICT', ...at(5) });
  const open = policyFact('shop', 'b', { mode: 'PERMISSIVE', ...at(5) });
  const younger = policyFact('shop', 'c', { mode: 'PERMISSIVE', ...at(6) });
  const tied = {
    mode: 'PERMISSIVE',
    alternative: { mode: 'STRICT', ports: {} },
    uncertain: true,
    reason: 'tied-policies',
  };

  it('are a tie in ambient that nothing settles; a sidecar goes by name', () => {
    expect(judge(CAPTURED, [strict, open])).toMatchObject(tied);
    expect(judge(INJECTED, [open, strict])).toMatchObject({
      mode: 'STRICT',
      uncertain: false,
    });
  });

  it('are none where they say the same, or where one is older', () => {
    const same = policyFact('shop', 'b', { mode: 'STRICT', ...at(5) });
    for (const others of [[same], [younger], [same, younger]]) {
      expect(judge(CAPTURED, [strict, ...others])).toMatchObject({
        mode: 'STRICT',
        uncertain: false,
        reason: null,
      });
    }
  });

  it('are told apart by what a pod matches', () => {
    const index = policyIndex(
      [
        policyFact('shop', 'a', { selector, mode: 'STRICT', ...at(5) }),
        policyFact('shop', 'b', {
          selector: { tier: 'x' },
          mode: 'PERMISSIVE',
          ...at(5),
        }),
      ],
      ctx,
    );
    const answer = (labels: Record<string, string>) => {
      const pod = podFact('shop', 'web', { ...CAPTURED, labels });
      return effectiveMtls(pod, podMode(pod, ns, ctx), index, ctx);
    };
    expect(answer({ app: 'web' })).toMatchObject({
      mode: 'STRICT',
      uncertain: false,
    });
    expect(answer({ app: 'web', tier: 'x' })).toMatchObject(tied);
  });

  it('of the mesh decide with which parent a port exception is converted', () => {
    const root = (name: string, mode: 'STRICT' | 'PERMISSIVE') =>
      policyFact('istio-system', name, { mode, ...at(5) });
    const answer = judge(CAPTURED, [
      root('a', 'STRICT'),
      root('b', 'PERMISSIVE'),
      policyFact('shop', 'wl', {
        selector,
        ports: { 7070: 'PERMISSIVE' },
        ...at(6),
      }),
    ]);
    expect(answer).toMatchObject({
      mode: 'PERMISSIVE',
      alternative: { mode: 'STRICT', ports: { 7070: 'PERMISSIVE' } },
      reason: 'tied-policies',
    });
  });
});

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
