import {
  ambientNamespace,
  findIn,
  serviceYaml,
  subjectsOf,
} from '../../testing';
import { scopeDiffers } from './scope-differs';

describe('scope-differs', () => {
  const shop = (labels: object) =>
    ambientNamespace('shop') + serviceYaml('shop/cart', labels);
  const global = shop({ 'istio.io/global': 'true' });

  it('is said of the cluster where it is local', () => {
    expect(
      subjectsOf(findIn(scopeDiffers, { east: global, west: shop({}) })),
    ).toEqual(['west Service shop/cart']);
  });

  it('also where the label is there and the mesh config does not know it', () => {
    const west = { yaml: global, mesh: { serviceScopeConfigs: [] } };
    expect(subjectsOf(findIn(scopeDiffers, { east: global, west }))).toEqual([
      'west Service shop/cart',
    ]);
  });

  it('is silent where all agree, or only one has it', () => {
    expect(findIn(scopeDiffers, { east: global, west: global })).toEqual([]);
    expect(findIn(scopeDiffers, { east: global, west: '' })).toEqual([]);
  });
});
