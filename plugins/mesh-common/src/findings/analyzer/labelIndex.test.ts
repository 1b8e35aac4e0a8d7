import fc from 'fast-check';
import { LabelIndex } from './labelIndex';
import { selects } from './selectors';

const labels = fc.dictionary(
  fc.constantFrom('a', 'b', 'c'),
  fc.constantFrom('1', '2'),
);

describe('LabelIndex', () => {
  it('selects what looking at everything selects, in the same order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ labels }), { maxLength: 12 }),
        fc.option(labels),
        (all, selector) => {
          const index = new LabelIndex(all);
          const expected = all.filter(one => selects(selector, one));
          expect(index.select(selector)).toEqual(expected);
          expect(index.has(selector)).toBe(expected.length > 0);
        },
      ),
    );
  });
});
