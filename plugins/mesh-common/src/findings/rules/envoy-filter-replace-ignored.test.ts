import { findIn, istioYaml, subjectsOf } from '../../testing';
import { envoyFilterReplaceIgnored } from './envoy-filter-replace-ignored';

describe('envoy-filter-replace-ignored', () => {
  const filter = (name: string, patches: object[]) =>
    istioYaml('EnvoyFilter', name, { configPatches: patches });
  const patch = (operation: string, applyTo: string) => ({
    applyTo,
    patch: { operation, value: { name: 'f' } },
  });

  const said = (applyTo: string) =>
    subjectsOf(
      findIn(
        envoyFilterReplaceIgnored,
        filter('shop/a', [patch('REPLACE', applyTo)]),
      ),
    );

  it('names what cannot be done', () => {
    for (const applyTo of ['CLUSTER', 'HTTP_ROUTE']) {
      expect(said(applyTo)).toEqual(['east EnvoyFilter shop/a']);
    }
  });

  it('is silent about what can', () => {
    expect(
      ['VIRTUAL_HOST', 'HTTP_FILTER', 'NETWORK_FILTER'].flatMap(said),
    ).toEqual([]);
    expect(
      findIn(
        envoyFilterReplaceIgnored,
        filter('shop/a', [patch('MERGE', 'HTTP_ROUTE')]),
      ),
    ).toEqual([]);
  });
});
