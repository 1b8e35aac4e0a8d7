import type { MtlsMode, MtlsResult } from '../contract';
import {
  isSameResult,
  isWeaker,
  mtlsResult,
  weakerFirst,
  weakest,
} from './result';

const FROM_WEAKEST: MtlsMode[] = [
  'NONE',
  'DISABLE',
  'PERMISSIVE',
  'STRICT',
  'BLOCKED',
  'NOT_APPLICABLE',
];

describe('of modes', () => {
  const pairs = FROM_WEAKEST.flatMap((weak, i) =>
    FROM_WEAKEST.slice(i + 1).map(strong => [weak, strong] as const),
  );

  it.each(pairs)('%s is weaker than %s', (weak, strong) => {
    expect(isWeaker(weak, strong)).toBe(true);
    expect(isWeaker(strong, weak)).toBe(false);
    expect(weakest([weak, strong])).toBe(weak);
    expect(weakest([strong, weak])).toBe(weak);
  });

  it('none is weaker than itself', () => {
    for (const mode of FROM_WEAKEST) expect(isWeaker(mode, mode)).toBe(false);
  });

  it('there is none to apply where nothing was asked', () => {
    expect(weakest([])).toBe('NOT_APPLICABLE');
  });
});

const strict = (ports: MtlsResult['ports']): MtlsResult => ({
  mode: 'STRICT',
  ports,
});

describe('a result', () => {
  it('names only ports that differ from its mode', () => {
    expect(mtlsResult('STRICT')).toEqual(strict({}));
    expect(
      mtlsResult('STRICT', [
        ['1', 'STRICT'],
        ['2', 'PERMISSIVE'],
      ]),
    ).toEqual(strict({ 2: 'PERMISSIVE' }));
  });

  it.each<[MtlsResult, MtlsResult, boolean]>([
    [strict({}), strict({}), true],
    [strict({ 1: 'PERMISSIVE' }), strict({ 1: 'PERMISSIVE' }), true],
    [strict({}), mtlsResult('PERMISSIVE'), false],
    [strict({ 1: 'PERMISSIVE' }), strict({ 1: 'DISABLE' }), false],
    [strict({ 1: 'PERMISSIVE' }), strict({ 2: 'PERMISSIVE' }), false],
    [strict({}), strict({ 1: 'PERMISSIVE' }), false],
    [
      strict({ 1: 'PERMISSIVE' }),
      strict({ 1: 'PERMISSIVE', 2: 'PERMISSIVE' }),
      false,
    ],
  ])('%j and %j are the same: %s', (a, b, same) => {
    expect(isSameResult(a, b)).toBe(same);
    expect(isSameResult(b, a)).toBe(same);
  });
});

describe('the weaker of two results', () => {
  it.each<[string, MtlsResult, MtlsResult]>([
    [
      'has the weaker mode, whatever its ports',
      { mode: 'PERMISSIVE', ports: { 1: 'STRICT', 2: 'STRICT' } },
      strict({ 1: 'PERMISSIVE' }),
    ],
    ['has an open port', strict({ 1: 'PERMISSIVE' }), strict({})],
    [
      'has fewer strict ports',
      { mode: 'PERMISSIVE', ports: {} },
      { mode: 'PERMISSIVE', ports: { 1: 'STRICT' } },
    ],
    [
      'has more weak ports; those that are alike do not count',
      strict({ 1: 'PERMISSIVE', 2: 'PERMISSIVE', 3: 'PERMISSIVE' }),
      strict({ 1: 'PERMISSIVE', 2: 'PERMISSIVE' }),
    ],
    [
      'has the weaker of two ports',
      strict({ 1: 'DISABLE' }),
      strict({ 1: 'PERMISSIVE' }),
    ],
    [
      'has more weak ports, also where the other has one that is weaker',
      strict({ 1: 'PERMISSIVE', 2: 'PERMISSIVE' }),
      strict({ 3: 'DISABLE' }),
    ],
  ])('%s', (_, weak, strong) => {
    expect(weakerFirst(weak, strong)).toEqual([weak, strong]);
    expect(weakerFirst(strong, weak)).toEqual([weak, strong]);
  });

  it('is the first where neither is weaker', () => {
    const [a, b] = [strict({ 1: 'PERMISSIVE' }), strict({ 2: 'PERMISSIVE' })];
    expect(weakerFirst(a, b)).toEqual([a, b]);
    expect(weakerFirst(b, a)).toEqual([b, a]);
  });
});
