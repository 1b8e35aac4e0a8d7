import { findIn, subjectsOf } from '../../testing';
import { clusterIdDefault } from './cluster-id-default';

describe('cluster-id-default', () => {
  it('is said where there are several clusters', () => {
    const found = findIn(clusterIdDefault, {
      east: { yaml: '', clusterId: 'Kubernetes' },
      west: '',
    });
    expect(subjectsOf(found)).toEqual(['east Cluster east']);
  });

  it('is silent for a cluster that is alone', () => {
    expect(
      findIn(clusterIdDefault, { east: { yaml: '', clusterId: 'Kubernetes' } }),
    ).toEqual([]);
  });
});
