import {
  ambientNamespace,
  findIn,
  serviceYaml,
  subjectsOf,
} from '../../testing';
import { globalLabelWithoutEffect } from './global-label-without-effect';

describe('global-label-without-effect', () => {
  const yaml =
    ambientNamespace('shop') +
    serviceYaml('shop/cart', { 'istio.io/global': 'true' });

  it('is said where the mesh config does not know the label', () => {
    const found = findIn(globalLabelWithoutEffect, {
      east: { yaml, mesh: { serviceScopeConfigs: [] } },
    });
    expect(subjectsOf(found)).toEqual(['east Service shop/cart']);
  });

  it("is silent with the entry of Istio's profile", () => {
    expect(findIn(globalLabelWithoutEffect, yaml)).toEqual([]);
  });
});
