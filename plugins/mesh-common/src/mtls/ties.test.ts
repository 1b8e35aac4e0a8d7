import { podMode } from '../mode';
import { CAPTURED, INJECTED, podFact, policyFact } from '../testing';
import { at, ctx, judge, ns, selector } from './__testUtils__/judge';
import { effectiveMtls } from './effective';
import { policyIndex } from './policyIndex';
import { policyRows } from './policyRows';
import { possibleSelections } from './ties';

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

  it('are each told as one that may win, not as younger; a sidecar goes by name', () => {
    const why = (kind: typeof CAPTURED | typeof INJECTED) => {
      const pod = podFact('shop', 'web', kind);
      const judged = [{ pod, mode: podMode(pod, ns, ctx) }];
      const index = policyIndex([strict, open, younger], ctx);
      return policyRows(judged, index, ctx).map(
        row => `${row.policy} ${row.verdict}: ${row.why}`,
      );
    };
    expect(why(CAPTURED)).toEqual([
      'shop/a decides: wins',
      'shop/b ignored: as-old-as-the-winner',
      'shop/c ignored: older-wins',
    ]);
    expect(why(INJECTED)).toEqual([
      'shop/a decides: wins',
      'shop/b ignored: older-wins',
      'shop/c ignored: older-wins',
    ]);
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

describe('the selections that ambient may make', () => {
  const policy = (name: string, rest: Parameters<typeof policyFact>[2]) =>
    policyFact('shop', name, { ...at(5), ...rest });
  const ofWorkload = (...workload: ReturnType<typeof policy>[]) =>
    possibleSelections({ mesh: [], namespace: [], workload }).map(
      selection => selection.workload?.name,
    );

  it('are the one of nothing where there are no policies', () => {
    expect(
      possibleSelections({ mesh: [], namespace: [], workload: [] }),
    ).toEqual([{ mesh: null, namespace: null, workload: null }]);
  });

  it('are one where all say the same, that of the first by name', () => {
    const silent = policy('a', { mode: null });
    const unset = policy('b', { mode: 'UNSET' });
    expect(ofWorkload(silent, unset)).toEqual(['a']);
    const scopes = { workload: [], mesh: [silent, unset] };
    expect(
      possibleSelections({ ...scopes, namespace: [silent, unset] }),
    ).toEqual([{ mesh: silent, namespace: silent, workload: null }]);
  });

  it('differ by ports, and by when a workload policy was converted', () => {
    const ports = { 80: 'STRICT' } as const;
    const first = policy('a', { mode: 'STRICT' });
    for (const other of [{ ports }, { writtenAt: 9 }, { resourceVersion: 9 }]) {
      const second = policy('b', { mode: 'STRICT', ...other });
      expect(ofWorkload(first, second)).toEqual(['a', 'b']);
    }
  });

  it('are no more than eight: by then nobody can say which is in force', () => {
    const many = Array.from({ length: 10 }, (_, i) =>
      policy(`p${i}`, { ports: { [i]: 'STRICT' } }),
    );
    expect(ofWorkload(...many)).toHaveLength(8);
  });
});
