import { ageText, isDuration } from './ageText';
import { dateText, momentText } from './dateText';

const NOW = new Date(2026, 10, 25, 10, 12).getTime();
const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('ageText', () => {
  it.each([
    [0, '0 s'],
    [9 * SECOND, '9 s'],
    [59.9 * SECOND, '59 s'],
    [60 * SECOND, '1 min'],
    [14 * MINUTE, '14 min'],
    [3 * HOUR, '3 h'],
    [2 * DAY, '2 d'],
    [7 * DAY, '7 d'],
    [-5 * SECOND, '0 s'],
  ])('%d ms is %s', (age, words) => {
    expect(ageText(NOW - age, NOW)).toBe(words);
  });

  it('is a date above 7 days', () => {
    expect(ageText(new Date(2026, 10, 12, 14, 9).getTime(), NOW)).toBe(
      '12 Nov 14:09',
    );
    expect(isDuration(NOW - 8 * DAY, NOW)).toBe(false);
    expect(isDuration(NOW - 7 * DAY, NOW)).toBe(true);
  });
});

describe('dates', () => {
  it('has the year only when it is another one', () => {
    expect(dateText(new Date(2024, 2, 2, 8, 5).getTime(), NOW)).toBe(
      '2 Mar 2024 08:05',
    );
  });

  it('says today', () => {
    expect(momentText(new Date(2026, 10, 25, 9, 31).getTime(), NOW)).toBe(
      'Today 09:31',
    );
    expect(momentText(new Date(2026, 10, 24, 9, 31).getTime(), NOW)).toBe(
      '24 Nov 09:31',
    );
  });
});
