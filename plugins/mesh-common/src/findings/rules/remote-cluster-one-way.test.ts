import { findIn, remotesYaml, subjectsOf } from '../../testing';
import { remoteClusterOneWay } from './remote-cluster-one-way';

describe('remote-cluster-one-way', () => {
  const found = (east: string, west: string) =>
    subjectsOf(findIn(remoteClusterOneWay, { east, west }));

  it('is said of the cluster whose istiod does not read back', () => {
    expect(
      found(remotesYaml('east', { west: 'synced' }), remotesYaml('west')),
    ).toEqual(['west Cluster west']);
  });

  it('is silent where both read each other, or neither', () => {
    const [east, west] = [
      remotesYaml('east', { west: 'synced' }),
      remotesYaml('west', { east: 'timeout' }),
    ];
    expect(found(east, west)).toEqual([]);
    expect(found(remotesYaml('east'), remotesYaml('west'))).toEqual([]);
  });

  it('is silent where nobody asked', () => {
    expect(found(remotesYaml('east', { west: 'synced' }), '')).toEqual([]);
    expect(found('', '')).toEqual([]);
  });
});
