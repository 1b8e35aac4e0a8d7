import { PeerAuthenticationFact } from '../facts';
import { policyFact } from '../testing';
import { at, ctx, selector } from './__testUtils__/judge';
import { currentParents, possibleParents } from './parents';
import { policyIndex } from './policyIndex';

type Policy = PeerAuthenticationFact;

const ROOT = ctx.rootNamespace;
const workload = policyFact('shop', 'wl', {
  selector,
  resourceVersion: 50,
  ...at(10),
});
const namespace = (name: string, rest: Partial<Policy>) =>
  policyFact('shop', name, { ...at(1), ...rest });
const mesh = (name: string, rest: Partial<Policy>) =>
  policyFact(ROOT, name, { ...at(1), ...rest });

const read = (policies: Policy[]) =>
  policyIndex(policies, ctx).forRevision(ctx.revision);

/** The names of each pair, namespace first. */
const pairs = (...policies: Policy[]) =>
  possibleParents(workload, read(policies), ROOT).map(pair => [
    pair.namespace?.name ?? null,
    pair.mesh?.name ?? null,
  ]);

describe('a workload policy is converted with', () => {
  it('nothing, where there is no policy above it', () => {
    expect(pairs(workload)).toEqual([[null, null]]);
  });

  it('the oldest policy of its namespace and of the mesh', () => {
    expect(
      pairs(
        workload,
        namespace('young', at(5)),
        namespace('old', {}),
        mesh('young', at(5)),
        mesh('old', {}),
      ),
    ).toEqual([['old', 'old']]);
  });

  it('no policy that carries a selector, even an empty one', () => {
    expect(
      pairs(
        workload,
        namespace('empty', { selector: {} }),
        namespace('younger', at(5)),
        mesh('empty', { selector: {} }),
      ),
    ).toEqual([['younger', null]]);
  });

  it('the first by name where two are tied, to be shown', () => {
    const policies = read([
      workload,
      namespace('b', { mode: 'PERMISSIVE' }),
      namespace('a', { mode: 'STRICT' }),
    ]);
    expect(currentParents(workload, policies, ROOT)).toMatchObject({
      namespace: { name: 'a' },
      mesh: null,
    });
  });
});

describe('of parents that were created in one second', () => {
  it('any may be taken that says something else', () => {
    const tied = [
      namespace('a', { mode: 'STRICT' }),
      namespace('b', { mode: 'PERMISSIVE' }),
      mesh('a', { mode: 'STRICT' }),
      mesh('b', { mode: 'DISABLE' }),
    ];
    expect(pairs(workload, ...tied)).toEqual([
      ['a', 'a'],
      ['a', 'b'],
      ['b', 'a'],
      ['b', 'b'],
    ]);
  });

  it('one stands for all that say the same and were there before', () => {
    const written = (name: string, writtenAt: number) =>
      mesh(name, { mode: 'STRICT', writtenAt });
    expect(pairs(workload, written('a', 10), written('b', 5))).toEqual([
      [null, 'a'],
    ]);
  });

  it('one that was written since may have said something else', () => {
    const since = mesh('b', { mode: 'STRICT', writtenAt: 20 });
    expect(pairs(workload, mesh('a', { mode: 'STRICT' }), since)).toEqual([
      [null, 'a'],
      [null, 'b'],
    ]);
  });

  it('so may one of which only the version tells that it was written since', () => {
    const written = (name: string, resourceVersion: number) =>
      mesh(name, { mode: 'STRICT', writtenAt: 10, resourceVersion });
    expect(pairs(workload, written('a', 40), written('b', 60))).toEqual([
      [null, 'a'],
      [null, 'b'],
    ]);
  });

  it('and of two written since, one of the same second may be as old as the write', () => {
    const written = (name: string, writtenAt: number) =>
      mesh(name, { mode: 'STRICT', writtenAt, resourceVersion: 60 });
    expect(pairs(workload, written('a', 10), written('b', 20))).toEqual([
      [null, 'a'],
      [null, 'b'],
    ]);
  });
});
