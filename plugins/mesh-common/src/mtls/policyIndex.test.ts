import { policyFact } from '../testing';
import { at, ctx } from './__testUtils__/judge';
import { policyIndex } from './policyIndex';

const names = (policies: readonly { namespace: string; name: string }[]) =>
  policies.map(({ namespace, name }) => `${namespace}/${name}`);

describe('the policies of a cluster', () => {
  const sorted = [
    policyFact('z', 'old', at(1)),
    policyFact('a', 'b', at(2)),
    policyFact('b', 'b', at(2)),
    policyFact('a', 'c', at(2)),
  ];

  it('are sorted by age, then by name, then by namespace', () => {
    const expected = names(sorted);
    expect(names(policyIndex(sorted, ctx).all)).toEqual(expected);
    const reversed = policyIndex([...sorted].reverse(), ctx);
    expect(names(reversed.all)).toEqual(expected);
  });

  it('are those without a label and those of a revision, for that revision', () => {
    const rev = (name: string, revision: string) =>
      policyFact('shop', name, { labels: { 'istio.io/rev': revision } });
    const index = policyIndex(
      [policyFact('shop', 'any'), rev('blue', 'blue'), rev('green', 'green')],
      ctx,
    );
    const { wide } = index.forRevision('blue').of('shop');
    expect(names(wide)).toEqual(['shop/any', 'shop/blue']);
  });

  it('are told apart by whether they select labels', () => {
    const index = policyIndex(
      [
        policyFact('shop', 'a', { selector: null }),
        policyFact('shop', 'b', { selector: {} }),
        policyFact('shop', 'c', { selector: { app: 'web' } }),
      ],
      ctx,
    );
    const { wide, selecting } = index.forRevision('default').of('shop');
    expect(names(wide)).toEqual(['shop/a', 'shop/b']);
    expect(names(selecting)).toEqual(['shop/c']);
  });

  it('are none in a namespace without policies', () => {
    const read = policyIndex(sorted, ctx).forRevision('default');
    expect(read.of('empty')).toEqual({ wide: [], selecting: [] });
  });

  it('are sorted out once for each revision', () => {
    const index = policyIndex(sorted, ctx);
    expect(index.forRevision('blue')).toBe(index.forRevision('blue'));
    expect(index.forRevision('blue')).not.toBe(index.forRevision('green'));
  });
});
