import { ageWords, agoWords, dateWords, sinceWords } from './age';

const now = Date.UTC(2026, 10, 24, 10, 12);
const DAY = 86_400_000;

describe('ages', () => {
  it.each([
    [-5_000, '0 s'],
    [9_000, '9 s'],
    [59_999, '59 s'],
    [14 * 60_000, '14 min'],
    [3 * 3_600_000, '3 h'],
    [2 * DAY, '2 d'],
  ])('%d ms is %s', (ms, words) => expect(ageWords(ms)).toBe(words));

  it.each([
    [14 * 60_000, '14 min ago'],
    [7 * DAY, '7 d ago'],
    [8 * DAY, 'on 16 Nov 10:12 UTC'],
    [400 * DAY, 'on 20 Oct 2025 10:12 UTC'],
  ])('%d ms ago is %s', (ms, words) =>
    expect(agoWords(now - ms, now)).toBe(words),
  );

  it('says the day where it is not today', () => {
    expect(sinceWords(now - 14 * 60_000, now)).toBe('since 09:58 UTC');
    expect(sinceWords(now - DAY, now)).toBe('since 23 Nov 10:12 UTC');
  });

  it('writes dates', () => expect(dateWords(now)).toBe('24 Nov 2026'));
});
