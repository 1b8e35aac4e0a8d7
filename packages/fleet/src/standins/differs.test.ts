import { differs } from './differs';

describe('differs', () => {
  it.each<[string, unknown, unknown, boolean]>([
    ['nothing there', undefined, { replicas: 1 }, true],
    ['0 is absent', {}, { replicas: 0 }, false],
    ['0 is not what stands', { replicas: 2 }, { replicas: 0 }, true],
    ['what is not wanted does not count', { a: 1, b: 2 }, { a: 1 }, false],
    ['order of fields does not count', { b: 2, a: 1 }, { a: 1, b: 2 }, false],
    ['lists are compared whole', [{ a: 1 }, { a: 2 }], [{ a: 1 }], true],
    ['an element says something else', [{ a: 1 }], [{ a: 2 }], true],
    ['an element says more', [{ a: 1, b: 1 }], [{ a: 1 }], false],
    ['a list that is to be empty', ['x'], [], true],
    ['undefined is absent', { a: 1 }, { a: 1, b: undefined }, false],
    ['text', { a: 'x' }, { a: 'y' }, true],
  ])('%s', (_, standing, wanted, expected) => {
    expect(differs(standing, wanted)).toBe(expected);
  });
});
