import { findIn, subjectsOf } from '../../testing';
import { rootNamespaceDiffers } from './root-namespace-differs';

describe('root-namespace-differs', () => {
  it('names both', () => {
    const mesh = { rootNamespace: 'mesh-config' };
    const [found] = findIn(rootNamespaceDiffers, {
      east: '',
      west: { yaml: '', mesh },
    });
    expect(found.message).toBe(
      'Its root namespace is istio-system, that of west is mesh-config.',
    );
  });

  it('is silent where it is one', () => {
    expect(
      subjectsOf(findIn(rootNamespaceDiffers, { east: '', west: '' })),
    ).toEqual([]);
  });
});
