import {
  ambientNamespace,
  findIn,
  namespaceYaml,
  subjectsOf,
} from '../../testing';
import { namespaceNotDiscovered } from './namespace-not-discovered';

describe('namespace-not-discovered', () => {
  const mesh = { discoverySelectors: [{ matchLabels: { team: 'mesh' } }] };

  it('is said of a namespace that no selector finds', () => {
    const yaml =
      ambientNamespace('shop') + ambientNamespace('pay', { team: 'mesh' });
    const found = findIn(namespaceNotDiscovered, { east: { yaml, mesh } });
    expect(subjectsOf(found)).toEqual(['east Namespace shop']);
  });

  it('is silent without selectors, and for a namespace that asks for nothing', () => {
    expect(findIn(namespaceNotDiscovered, ambientNamespace('shop'))).toEqual(
      [],
    );
    expect(
      findIn(namespaceNotDiscovered, {
        east: { yaml: namespaceYaml('other'), mesh },
      }),
    ).toEqual([]);
  });
});
