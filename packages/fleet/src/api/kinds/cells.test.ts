import { humanDuration } from './cells';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('ages as kubectl prints them', () => {
  it.each([
    [-2 * SECOND, '<invalid>'],
    [0, '0s'],
    [119 * SECOND, '119s'],
    [2 * MINUTE, '2m'],
    [2 * MINUTE + 5 * SECOND, '2m5s'],
    [15 * MINUTE + 5 * SECOND, '15m'],
    [3 * HOUR, '3h'],
    [3 * HOUR + 5 * MINUTE, '3h5m'],
    [20 * HOUR + 5 * MINUTE, '20h'],
    [3 * DAY + 4 * HOUR, '3d4h'],
    [30 * DAY, '30d'],
    [800 * DAY, '2y70d'],
    [3000 * DAY, '8y'],
  ])('%d ms: %s', (milliseconds, text) => {
    expect(humanDuration(milliseconds)).toBe(text);
  });
});
