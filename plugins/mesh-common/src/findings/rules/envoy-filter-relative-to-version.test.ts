import { findIn, istioYaml, subjectsOf } from '../../testing';
import { envoyFilterRelativeToVersion } from './envoy-filter-relative-to-version';

describe('envoy-filter-relative-to-version', () => {
  const filter = (name: string, patches: object[], priority?: number) =>
    istioYaml('EnvoyFilter', name, { priority, configPatches: patches });
  const patch = (operation: string, applyTo = 'HTTP_FILTER', rest = {}) => ({
    applyTo,
    patch: { operation, value: { name: 'f' } },
    ...rest,
  });

  const versioned = patch('INSERT_BEFORE', 'HTTP_FILTER', {
    match: { proxy: { proxyVersion: '1.31' } },
  });

  it('names a patch of a filter that an earlier one has for a version', () => {
    const yaml = filter('shop/a', [versioned, patch('INSERT_BEFORE')]);
    expect(subjectsOf(findIn(envoyFilterRelativeToVersion, yaml))).toEqual([
      'east EnvoyFilter shop/a',
    ]);
    const apart =
      filter('shop/a', [versioned]) + filter('shop/b', [patch('REMOVE')]);
    expect(subjectsOf(findIn(envoyFilterRelativeToVersion, apart))).toEqual([
      'east EnvoyFilter shop/b',
    ]);
  });

  it('is silent where nothing is for a version, or another filter is', () => {
    const other = {
      ...patch('INSERT_BEFORE'),
      patch: { operation: 'REMOVE', value: { name: 'g' } },
    };
    expect(
      findIn(
        envoyFilterRelativeToVersion,
        filter('shop/a', [versioned, other]),
      ),
    ).toEqual([]);
    expect(
      findIn(
        envoyFilterRelativeToVersion,
        filter('shop/a', [patch('REMOVE'), patch('REMOVE')]),
      ),
    ).toEqual([]);
  });
});
