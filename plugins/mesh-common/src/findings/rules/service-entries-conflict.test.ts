import { findIn, manifest, subjectsOf } from '../../testing';
import { serviceEntriesConflict } from './service-entries-conflict';

describe('service-entries-conflict', () => {
  const entry = (name: string, spec: object, rest = {}) =>
    manifest('networking.istio.io/v1', 'ServiceEntry', name, {
      spec: { hosts: ['db.example.com'], ...spec },
      ...rest,
    });
  const port = (protocol?: string, number = 5432) => ({
    number,
    name: 'p',
    protocol,
  });

  it('names both that disagree about a port', () => {
    const yaml =
      entry('shop/a', { ports: [port('HTTP')] }) +
      entry('other/b', { ports: [port('HTTPS')] }) +
      entry('other/c', { ports: [port('TCP', 1)] });
    const found = findIn(serviceEntriesConflict, yaml);
    expect(subjectsOf(found)).toEqual([
      'east ServiceEntry other/b',
      'east ServiceEntry shop/a',
    ]);
    expect(found[0].message).toContain('shop/a');
  });

  it('is silent where they are for different namespaces, or differ in case only', () => {
    const own = { exportTo: ['.'] };
    const apart =
      entry('shop/a', { ...own, ports: [port('HTTP')] }) +
      entry('other/b', { ...own, ports: [port('HTTPS')] });
    expect(findIn(serviceEntriesConflict, apart)).toEqual([]);
    const same =
      entry('shop/a', { ports: [port('HTTP')] }) +
      entry('other/b', { ports: [port('http')] });
    expect(findIn(serviceEntriesConflict, same)).toEqual([]);
  });

  it('counts one that is exported everywhere', () => {
    const yaml =
      entry('shop/a', { exportTo: ['.'], ports: [port('HTTP')] }) +
      entry('other/b', { ports: [port('HTTPS')] });
    expect(findIn(serviceEntriesConflict, yaml)).toHaveLength(2);
  });
});
