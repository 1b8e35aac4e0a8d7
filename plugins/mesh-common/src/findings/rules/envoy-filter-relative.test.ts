import { findIn, istioYaml, subjectsOf } from '../../testing';
import { envoyFilterRelative } from './envoy-filter-relative';

describe('envoy-filter-relative', () => {
  const filter = (name: string, patches: object[], priority?: number) =>
    istioYaml('EnvoyFilter', name, { priority, configPatches: patches });
  const patch = (operation: string, applyTo = 'HTTP_FILTER', rest = {}) => ({
    applyTo,
    patch: { operation, value: { name: 'f' } },
    ...rest,
  });

  it('names operations that need another filter', () => {
    for (const operation of [
      'INSERT_BEFORE',
      'INSERT_AFTER',
      'REMOVE',
      'REPLACE',
    ]) {
      expect(
        subjectsOf(
          findIn(envoyFilterRelative, filter('shop/a', [patch(operation)])),
        ),
      ).toEqual(['east EnvoyFilter shop/a']);
    }
  });

  it('is silent with a priority, with other operations, and after a patch of nothing', () => {
    const yaml =
      filter('shop/a', [patch('INSERT_BEFORE')], 10) +
      filter('shop/b', [patch('INSERT_FIRST'), patch('ADD'), patch('MERGE')]) +
      filter('shop/c', [{ applyTo: 'HTTP_FILTER' }, patch('INSERT_BEFORE')]);
    expect(findIn(envoyFilterRelative, yaml)).toEqual([]);
  });
});
