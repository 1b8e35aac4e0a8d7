import {
  ambientNamespace,
  findIn,
  namespaceYaml,
  subjectsOf,
} from '../../testing';
import { namespaceExcluded } from './namespace-excluded';

describe('namespace-excluded', () => {
  it('is said of a namespace that asks for what it cannot have', () => {
    const cluster = {
      yaml: ambientNamespace('shop') + ambientNamespace('pay'),
      cni: { EXCLUDE_NAMESPACES: 'kube-system,pay' },
    };
    const found = findIn(namespaceExcluded, { east: cluster });
    expect(subjectsOf(found)).toEqual(['east Namespace pay']);
  });

  it('is silent for an excluded namespace that asks for nothing', () => {
    expect(findIn(namespaceExcluded, namespaceYaml('kube-system'))).toEqual([]);
  });
});
