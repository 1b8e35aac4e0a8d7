import { mergedOrder } from './merge';

describe('the order of a merged list', () => {
  it.each([
    ['abc', 'abc', 'abc'],
    ['abc', 'cba', 'cba'],
    ['ab', 'xy', 'abxy'],
    ['abc', 'b', 'abc'],
    ['abc', 'xb', 'axbc'],
    ['abcd', 'db', 'acdb'],
    ['', 'ab', 'ab'],
    ['ab', '', 'ab'],
  ])('%s and %s give %s', (live, applied, merged) => {
    expect(mergedOrder([...live], [...applied]).join('')).toBe(merged);
  });
});
