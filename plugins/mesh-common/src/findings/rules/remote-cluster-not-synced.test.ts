import { findIn, remotesYaml, subjectsOf } from '../../testing';
import { remoteClusterNotSynced } from './remote-cluster-not-synced';

describe('remote-cluster-not-synced', () => {
  const found = (sync: string) =>
    subjectsOf(
      findIn(remoteClusterNotSynced, {
        east: remotesYaml('east', { west: sync }),
        west: '',
      }),
    );

  it('is said where istiod gave up, or nobody can say', () => {
    expect(found('timeout')).toEqual(['east Cluster east']);
    expect(found('closed')).toEqual(['east Cluster east']);
  });

  it('is silent while it works, and where there is no Secret', () => {
    expect(found('synced')).toEqual([]);
    expect(found('syncing')).toEqual([]);
    expect(
      findIn(remoteClusterNotSynced, { east: remotesYaml('east'), west: '' }),
    ).toEqual([]);
  });

  it('is silent about itself, also where two share an id', () => {
    const yaml = remotesYaml('west', { west: 'timeout' });
    expect(
      findIn(remoteClusterNotSynced, {
        east: { yaml, clusterId: 'west' },
        west: '',
      }),
    ).toEqual([]);
  });

  it('is silent about clusters that are not inspected', () => {
    expect(
      findIn(remoteClusterNotSynced, {
        east: remotesYaml('east', { north: 'timeout' }),
      }),
    ).toEqual([]);
  });
});
