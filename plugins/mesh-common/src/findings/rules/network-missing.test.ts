import { findIn, subjectsOf } from '../../testing';
import { networkMissing } from './network-missing';

describe('network-missing', () => {
  it('is said where others have one', () => {
    const found = findIn(networkMissing, {
      east: '',
      west: { yaml: '', network: null },
    });
    expect(subjectsOf(found)).toEqual(['west Namespace istio-system']);
  });

  it('is silent where nobody has one', () => {
    const none = { yaml: '', network: null };
    expect(findIn(networkMissing, { east: none, west: none })).toEqual([]);
  });
});
