import { parseCpu, parseMemory } from './quantities';

describe('quantities of Kubernetes', () => {
  it.each([
    ['100m', 100],
    ['0.1', 100],
    ['2', 2000],
    [1, 1000],
    ['1500u', 2],
    ['1e1', 10_000],
    ['', 0],
    ['much', 0],
    [undefined, 0],
  ])('CPU %s is %s thousandths', (raw, expected) => {
    expect(parseCpu(raw)).toBe(expected);
  });

  it.each([
    ['128Mi', 134_217_728],
    ['1Gi', 1_073_741_824],
    ['100M', 100_000_000],
    ['1.5Ki', 1536],
    ['2k', 2000],
    ['12E', 12e18],
    ['1e3', 1000],
    [null, 0],
  ])('memory %s is %s bytes', (raw, expected) => {
    expect(parseMemory(raw)).toBe(expected);
  });
});
