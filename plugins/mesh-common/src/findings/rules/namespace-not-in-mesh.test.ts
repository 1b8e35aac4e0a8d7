import {
  ambientNamespace,
  findIn,
  injectorYaml,
  namespaceYaml,
  subjectsOf,
} from '../../testing';
import { namespaceNotInMesh } from './namespace-not-in-mesh';

describe('namespace-not-in-mesh', () => {
  it('names a namespace that asks for nothing, and an empty label is nothing', () => {
    const yaml =
      namespaceYaml('shop') +
      namespaceYaml('empty', { 'istio-injection': '' }) +
      ambientNamespace('calm') +
      namespaceYaml('out', { 'istio-injection': 'disabled' }) +
      namespaceYaml('side', { 'istio.io/rev': 'default' });
    expect(subjectsOf(findIn(namespaceNotInMesh, yaml))).toEqual([
      'east Namespace default',
      'east Namespace empty',
      'east Namespace shop',
    ]);
  });

  it('leaves istio-system and the namespaces of Kubernetes out', () => {
    const yaml =
      namespaceYaml('kube-public') + namespaceYaml('local-path-storage');
    expect(subjectsOf(findIn(namespaceNotInMesh, yaml))).toEqual([
      'east Namespace default',
    ]);
  });

  it('is silent where the injector takes them all', () => {
    const yaml = namespaceYaml('shop') + injectorYaml({ byDefault: true });
    expect(findIn(namespaceNotInMesh, yaml)).toEqual([]);
  });

  it('is silent where somebody has said so with an annotation', () => {
    const quiet = (codes: string) =>
      namespaceYaml('shop').replace(
        '"labels":{}',
        `"labels":{},"annotations":{"galley.istio.io/analyze-suppress":"${codes}"}`,
      );
    const said = (codes: string) =>
      subjectsOf(findIn(namespaceNotInMesh, quiet(codes)));
    expect(said('IST0103, IST0102')).toEqual(['east Namespace default']);
    expect(said('*')).toEqual(['east Namespace default']);
    expect(said('IST0103')).toContain('east Namespace shop');
  });
});
