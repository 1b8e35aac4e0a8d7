import { PeerAuthenticationFact } from '../facts';
import { CAPTURED, INJECTED, policyFact } from '../testing';
import { at, judge, selector } from './__testUtils__/judge';
import { earlierParents, isWrittenLater } from './stale';

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

describe('a parent as a workload policy was converted with it', () => {
  const workload = policyFact('shop', 'wl', {
    selector,
    resourceVersion: 50,
    ...at(10),
  });
  const parent = (
    created: number,
    written: number,
    resourceVersion: number | null = null,
  ) =>
    policyFact('shop', 'default', {
      mode: 'STRICT',
      resourceVersion,
      ...at(created, written),
    });
  const any = [{ mode: 'STRICT' }, { mode: 'PERMISSIVE' }, { mode: 'UNSET' }];
  const now = parent(1, 5);

  it.each<[string, ReturnType<typeof parent>, (object | null)[]]>([
    ['is as it is now, if nobody wrote it since', now, [now]],
    ['was not there, if it was created since', parent(20, 20), [null]],
    [
      'was not there, if it was created and changed since',
      parent(20, 30),
      [null],
    ],
    ['may have said anything, if it was changed since', parent(1, 20), any],
    [
      'may have said anything or not been there, if it was created in that second and changed since',
      parent(10, 20),
      [null, ...any],
    ],
    [
      'was not there, if its version tells that it was created after it within that second',
      parent(10, 10, 60),
      [null],
    ],
  ])('%s', (_, given, then) => {
    const pairs = earlierParents(workload, { namespace: given, mesh: null });
    expect(pairs).toEqual(then.map(namespace => ({ namespace, mesh: null })));
    const swapped = earlierParents(workload, { namespace: null, mesh: given });
    expect(swapped).toEqual(then.map(mesh => ({ namespace: null, mesh })));
  });

  it('of two that were changed since, each may have said anything', () => {
    const changed = parent(1, 20);
    const both = { namespace: changed, mesh: changed };
    expect(earlierParents(workload, both)).toHaveLength(9);
  });

  it('goes by time where one of the two carries no version', () => {
    const without = { ...workload, resourceVersion: null };
    expect(isWrittenLater(parent(1, 20), workload)).toBe(true);
    expect(isWrittenLater(parent(1, 5, 60), without)).toBe(false);
    expect(isWrittenLater(parent(1, 10, 60), without)).toBe(false);
  });
});
