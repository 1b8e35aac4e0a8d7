import {
  ambientNamespace,
  findIn,
  injectorYaml,
  namespaceYaml,
  subjectsOf,
} from '../../testing';
import { namespaceInjectedByDefault } from './namespace-injected-by-default';

describe('namespace-injected-by-default', () => {
  const yaml = namespaceYaml('shop') + ambientNamespace('calm');

  it('names what the injector takes without being asked', () => {
    expect(
      subjectsOf(
        findIn(
          namespaceInjectedByDefault,
          yaml + injectorYaml({ byDefault: true }),
        ),
      ),
    ).toEqual(['east Namespace default', 'east Namespace shop']);
  });

  it('is silent where it does not, and where only a revision does', () => {
    const canary = injectorYaml({ revision: 'canary', byDefault: true });
    expect(
      findIn(namespaceInjectedByDefault, yaml + injectorYaml() + canary),
    ).toEqual([]);
  });
});
