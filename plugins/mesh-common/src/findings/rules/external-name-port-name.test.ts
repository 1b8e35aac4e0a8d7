import { findIn, serviceYaml, subjectsOf } from '../../testing';
import { externalNamePortName } from './external-name-port-name';

describe('external-name-port-name', () => {
  const said = (name: string, type = 'ExternalName') =>
    subjectsOf(
      findIn(
        externalNamePortName,
        serviceYaml(
          'shop/db',
          {},
          { spec: { type, ports: [{ name, port: 5000 }] } },
        ),
      ),
    );

  it('names a port that is TCP to a proxy', () => {
    expect(said('data')).toEqual(['east Service shop/db']);
    expect(said('tcp')).toEqual(['east Service shop/db']);
  });

  it('is silent about others', () => {
    expect(said('http')).toEqual([]);
    expect(said('tcp-db')).toEqual([]);
    expect(said('data', 'ClusterIP')).toEqual([]);
  });
});
