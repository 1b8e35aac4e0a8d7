import {
  ambientNamespace,
  findIn,
  namespaceYaml,
  subjectsOf,
} from '../../testing';
import { namespaceLabelsConflict } from './namespace-labels-conflict';

describe('namespace-labels-conflict', () => {
  it('names every pair of labels', () => {
    const yaml =
      ambientNamespace('a', { 'istio-injection': 'enabled' }) +
      ambientNamespace('b', { 'istio.io/rev': 'default' }) +
      namespaceYaml('c', { 'istio-injection': 'enabled', 'istio.io/rev': 'x' });
    const found = findIn(namespaceLabelsConflict, yaml);
    expect(subjectsOf(found)).toEqual([
      'east Namespace a',
      'east Namespace b',
      'east Namespace c',
    ]);
    expect(found[0].message).toContain('istio-injection=enabled');
    expect(found[0].message).toContain('istio.io/dataplane-mode=ambient');
  });

  it('is silent where injection is switched off, and with one label', () => {
    const yaml =
      ambientNamespace('a', { 'istio-injection': 'disabled' }) +
      ambientNamespace('b');
    expect(findIn(namespaceLabelsConflict, yaml)).toEqual([]);
  });
});
