import { findIn, subjectsOf } from '../../testing';
import { clusterIdDuplicate } from './cluster-id-duplicate';

describe('cluster-id-duplicate', () => {
  it('is said of the first of two that share an id', () => {
    const yaml = '';
    const found = findIn(clusterIdDuplicate, {
      east: { yaml, clusterId: 'one' },
      west: { yaml, clusterId: 'one' },
    });
    expect(subjectsOf(found)).toEqual(['east Cluster east']);
    expect(found[0].message).toContain('west');
  });

  it('is silent where they differ, and for one cluster', () => {
    expect(findIn(clusterIdDuplicate, { east: '', west: '' })).toEqual([]);
    expect(findIn(clusterIdDuplicate, '')).toEqual([]);
  });
});
