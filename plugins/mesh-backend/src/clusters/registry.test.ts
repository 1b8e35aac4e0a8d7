import { ClusterConnection } from './types';
import { createClusterRegistry } from './registry';

function connection(
  name: string,
  source: ClusterConnection['source'],
): ClusterConnection {
  return {
    name,
    source,
    server: `https://${name}.example.com`,
    reader: { type: 'token', token: 't' },
    staleAfterMs: 1,
  };
}

describe('createClusterRegistry', () => {
  it('keeps clusters by name and tells of changes', () => {
    const registry = createClusterRegistry();
    const told: string[] = [];
    const stop = registry.onChange(name => told.push(name));
    registry.put(connection('us', 'config'));
    registry.put(connection('eu', 'registry'));
    registry.problem({ name: 'ap', source: 'config' }, 'no file');
    registry.remove('mars');
    registry.remove('us');
    stop();
    registry.remove('eu');
    expect(told).toEqual(['us', 'eu', 'ap', 'us']);
    expect(registry.entries().map(e => e.name)).toEqual(['ap']);
    expect(registry.list()).toEqual([]);
  });

  it('never lets a registered cluster take the name of a configured one', () => {
    const registry = createClusterRegistry();
    registry.put(connection('eu', 'config'));
    expect(() => registry.put(connection('eu', 'registry'))).toThrow(
      expect.objectContaining({ code: 'cluster-exists', field: 'name' }),
    );
    expect(registry.get('eu')!.source).toBe('config');
    registry.put(connection('us', 'registry'));
    registry.put(connection('us', 'config'));
    expect(registry.get('us')!.source).toBe('config');
  });
});
