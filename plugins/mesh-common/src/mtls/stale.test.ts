import { PeerAuthenticationFact } from '../facts';
import { CAPTURED, INJECTED, policyFact } from '../testing';
import { at, judge, selector } from './__testUtils__/judge';

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
