import { matchesSelector } from './selector';

describe('selectors', () => {
  it.each([
    [{}, true],
    [{ matchLabels: { a: '1' } }, true],
    [{ matchLabels: { a: '2' } }, false],
    [
      { matchExpressions: [{ key: 'b', operator: 'NotIn', values: ['1'] }] },
      true,
    ],
    [
      { matchExpressions: [{ key: 'a', operator: 'NotIn', values: ['1'] }] },
      false,
    ],
    [
      { matchExpressions: [{ key: 'a', operator: 'In', values: ['2', '1'] }] },
      true,
    ],
    [
      { matchExpressions: [{ key: 'b', operator: 'In', values: ['1'] }] },
      false,
    ],
    [{ matchExpressions: [{ key: 'constructor', operator: 'Exists' }] }, false],
    [{ matchExpressions: [{ key: 'b', operator: 'DoesNotExist' }] }, true],
  ] as const)('%j on a=1: %s', (selector, expected) => {
    expect(matchesSelector(selector, { a: '1' })).toBe(expected);
  });
});
