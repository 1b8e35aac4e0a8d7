import { findIn, istioYaml, subjectsOf } from '../../testing';
import { envoyFilterAddIgnored } from './envoy-filter-add-ignored';

describe('envoy-filter-add-ignored', () => {
  const filter = (name: string, patches: object[]) =>
    istioYaml('EnvoyFilter', name, { configPatches: patches });
  const patch = (operation: string, applyTo: string) => ({
    applyTo,
    patch: { operation, value: { name: 'f' } },
  });

  const said = (applyTo: string) =>
    subjectsOf(
      findIn(envoyFilterAddIgnored, filter('shop/a', [patch('ADD', applyTo)])),
    );

  it('names what cannot be done', () => {
    for (const applyTo of ['ROUTE_CONFIGURATION', 'HTTP_ROUTE']) {
      expect(said(applyTo)).toEqual(['east EnvoyFilter shop/a']);
    }
  });

  it('is silent about what can', () => {
    expect(['VIRTUAL_HOST', 'HTTP_FILTER'].flatMap(said)).toEqual([]);
    expect(
      findIn(
        envoyFilterAddIgnored,
        filter('shop/a', [patch('MERGE', 'HTTP_ROUTE')]),
      ),
    ).toEqual([]);
  });
});
