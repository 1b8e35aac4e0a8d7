import { fact, meta } from './__testUtils__/fact';

describe('policies', () => {
  const policy = (spec: unknown) =>
    fact('peerauthentications', { metadata: meta(), spec });

  it.each([
    [{}, { selector: null, mode: null, ports: {} }],
    [undefined, { selector: null, mode: null, ports: {} }],
    [{ selector: {} }, { selector: {} }],
    [{ selector: { matchLabels: null } }, { selector: {} }],
    [{ selector: { matchLabels: { a: 'b' } } }, { selector: { a: 'b' } }],
    [{ mtls: {} }, { mode: 'UNSET' }],
    [{ mtls: { mode: 3 } }, { mode: 'STRICT' }],
    [
      { portLevelMtls: { 80: { mode: 'DISABLE' }, 90: {}, 91: null } },
      { ports: { 80: 'DISABLE', 90: 'UNSET', 91: 'UNSET' } },
    ],
  ])('reads %j', (spec, expected) => {
    expect(policy(spec)).toMatchObject(expected);
  });

  it.each([
    ['1204', 1204],
    ['', null],
    ['0', null],
    ['012', null],
    ['1e3', null],
    ['99999999999999999999', null],
    [undefined, null],
  ])('reads resourceVersion %j', (resourceVersion, expected) => {
    const metadata = meta({ resourceVersion });
    const { resourceVersion: version } = fact('peerauthentications', {
      metadata,
    });
    expect(version).toBe(expected);
  });

  it('tells no selector from an empty one', () => {
    expect(policy({}).selector).toBeNull();
    expect(policy({ selector: {} }).selector).not.toBeNull();
  });
});
