import { findIn } from '../../testing';
import { trustDomainDiffers } from './trust-domain-differs';

describe('trust-domain-differs', () => {
  const domain = (trustDomain: string, alias: string) => ({
    yaml: '',
    mesh: { trustDomain, trustDomainAliases: [alias] },
  });

  it('is an error in ambient, with aliases too', () => {
    const found = findIn(trustDomainDiffers, {
      east: domain('a', 'b'),
      west: domain('b', 'a'),
    });
    expect(found.map(f => f.severity)).toEqual(['error']);
  });

  it('is good to know for sidecars with aliases', () => {
    const found = findIn(trustDomainDiffers, {
      east: { ...domain('a', 'b'), ambient: false },
      west: { ...domain('b', 'a'), ambient: false },
    });
    expect(found.map(f => f.severity)).toEqual(['info']);
  });

  it('is silent where it is one', () => {
    expect(findIn(trustDomainDiffers, { east: '', west: '' })).toEqual([]);
  });
});
