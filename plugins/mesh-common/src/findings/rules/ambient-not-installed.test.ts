import {
  ambientNamespace,
  findIn,
  namespaceYaml,
  subjectsOf,
} from '../../testing';
import { ambientNotInstalled } from './ambient-not-installed';

describe('ambient-not-installed', () => {
  const yaml = ambientNamespace('shop') + namespaceYaml('other');

  it('is said of namespaces that ask for it', () => {
    const found = findIn(ambientNotInstalled, {
      east: { yaml, ambient: false },
    });
    expect(subjectsOf(found)).toEqual(['east Namespace shop']);
  });

  it('is silent where ambient is installed', () => {
    expect(findIn(ambientNotInstalled, yaml)).toEqual([]);
  });
});
