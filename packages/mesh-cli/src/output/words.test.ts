import { waypointWords } from './words';

const first = { namespace: 'shop', name: 'wp', bound: true, reason: 'bound' };
const next = { namespace: 'shop', name: 'next', weight: 20 };

describe('waypointWords', () => {
  it.each([
    [null, ''],
    [first, 'shop/wp'],
    [{ ...first, bound: false, reason: 'missing' }, 'shop/wp (missing)'],
    [{ ...first, bound: false, reason: 'opted-out' }, 'none (opted out)'],
    [
      { ...first, canary: { ...next, bound: true, reason: 'bound' } },
      'shop/wp, 20 % by shop/next',
    ],
    [
      { ...first, canary: { ...next, bound: true, reason: 'no-pods' } },
      'shop/wp, 20 % by shop/next (no-pods)',
    ],
    [
      { ...first, canary: { ...next, bound: false, reason: 'missing' } },
      'shop/wp, canary shop/next (missing)',
    ],
  ])('of %j are "%s"', (waypoint, words) => {
    expect(waypointWords(waypoint)).toBe(words);
  });
});
