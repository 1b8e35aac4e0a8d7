import { findIn, namespaceYaml, subjectsOf } from '../../testing';
import { revisionUnknown } from './revision-unknown';

describe('revision-unknown', () => {
  it('is said of a revision that nobody serves', () => {
    const yaml =
      namespaceYaml('shop', { 'istio.io/rev': 'canary' }) +
      namespaceYaml('pay', { 'istio.io/rev': 'default' });
    expect(subjectsOf(findIn(revisionUnknown, yaml))).toEqual([
      'east Namespace shop',
    ]);
  });

  it('is silent where istio-injection takes the label out of force', () => {
    const shop = namespaceYaml('shop', {
      'istio.io/rev': 'canary',
      'istio-injection': 'disabled',
    });
    expect(findIn(revisionUnknown, shop)).toEqual([]);
  });
});
