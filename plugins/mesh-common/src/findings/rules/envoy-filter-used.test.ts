import { findIn, istioYaml, subjectsOf } from '../../testing';
import { envoyFilterUsed } from './envoy-filter-used';

describe('envoy-filter-used', () => {
  it('names every EnvoyFilter', () => {
    expect(
      subjectsOf(
        findIn(envoyFilterUsed, istioYaml('EnvoyFilter', 'shop/a', {})),
      ),
    ).toEqual(['east EnvoyFilter shop/a']);
    expect(findIn(envoyFilterUsed, '')).toEqual([]);
  });
});
