import { findIn, manifest, subjectsOf } from '../../testing';
import { serviceEntryNeedsAddress } from './service-entry-needs-address';

describe('service-entry-needs-address', () => {
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

  it('names TCP without an address', () => {
    for (const protocol of ['TCP', 'tcp', undefined]) {
      const found = findIn(
        serviceEntryNeedsAddress,
        entry('shop/db', { ports: [port(protocol)] }),
      );
      expect(subjectsOf(found)).toEqual(['east ServiceEntry shop/db']);
      expect(found[0].message).toContain('5432');
    }
  });

  it('is silent with an address, an allocated one, and another protocol', () => {
    const tcp = { ports: [port('TCP')] };
    const allocated = { status: { addresses: [{ value: '240.240.0.1' }] } };
    expect(
      findIn(
        serviceEntryNeedsAddress,
        entry('shop/db', { ...tcp, addresses: ['10.0.0.1'] }),
      ),
    ).toEqual([]);
    expect(
      findIn(serviceEntryNeedsAddress, entry('shop/db', tcp, allocated)),
    ).toEqual([]);
    expect(
      findIn(
        serviceEntryNeedsAddress,
        entry('shop/db', { ports: [port('HTTP')] }),
      ),
    ).toEqual([]);
  });

  it('is silent where the mesh config allocates them, for which it takes two settings', () => {
    const said = (proxyMetadata: object) => {
      const mesh = { defaultConfig: { proxyMetadata } };
      return findIn(serviceEntryNeedsAddress, {
        east: { yaml: entry('shop/db', { ports: [port()] }), mesh },
      }).length;
    };
    const allocate = { ISTIO_META_DNS_AUTO_ALLOCATE: 'true' };
    expect(said({ ...allocate, ISTIO_META_DNS_CAPTURE: 'true' })).toBe(0);
    expect(said(allocate)).toBe(1);
  });
});
