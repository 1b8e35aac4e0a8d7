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
    [{ matchExpressions: [{ key: 'a', operator: 'DoesNotExist' }] }, false],
    [{ matchExpressions: [{ key: 'a', operator: 'Exists' }] }, true],
    [{ matchExpressions: [{ key: 'b', operator: 'Exists' }] }, false],
    // Without values: nothing is in an empty list.
    [{ matchExpressions: [{ key: 'a', operator: 'In' }] }, false],
    [{ matchExpressions: [{ key: 'a', operator: 'NotIn' }] }, true],
    // All of them have to match.
    [
      {
        matchLabels: { a: '1' },
        matchExpressions: [{ key: 'b', operator: 'Exists' }],
      },
      false,
    ],
    [
      {
        matchExpressions: [
          { key: 'a', operator: 'Exists' },
          { key: 'b', operator: 'Exists' },
        ],
      },
      false,
    ],
  ] as const)('%j on a=1: %s', (selector, expected) => {
    expect(matchesSelector(selector, { a: '1' })).toBe(expected);
  });
});
