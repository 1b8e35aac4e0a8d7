import { findIn, istioYaml, subjectsOf } from '../../testing';
import { virtualServiceHostNotOnGateway } from './virtual-service-host-not-on-gateway';

describe('virtual-service-host-not-on-gateway', () => {
  const vs = (name: string, spec: object) =>
    istioYaml('VirtualService', name, { hosts: ['cart'], ...spec });

  const gateway = (hosts: string[]) =>
    istioYaml('Gateway', 'ingress/gw', { servers: [{ hosts }] });
  const said = (served: string[], host: string) =>
    findIn(
      virtualServiceHostNotOnGateway,
      gateway(served) +
        vs('shop/a', { hosts: [host], gateways: ['ingress/gw'] }),
    ).length;

  it('reads wildcards and namespaces', () => {
    const host = 'a.example.com';
    const serving = [
      '*',
      host,
      '*.example.com',
      'shop/*',
      '*/a.example.com',
      '*/*',
    ];
    expect(serving.map(served => said([served], host))).toEqual([
      0, 0, 0, 0, 0, 0,
    ]);
    const others = [
      'b.example.com',
      'other/*',
      './a.example.com',
      '*.example.org',
    ];
    expect(others.map(served => said([served], host))).toEqual([1, 1, 1, 1]);
  });

  it('names it for a Gateway that does not exist, not for the mesh', () => {
    const found = findIn(
      virtualServiceHostNotOnGateway,
      vs('shop/a', { gateways: ['gone', 'mesh'] }),
    );
    expect(subjectsOf(found)).toEqual(['east VirtualService shop/a']);
    expect(found[0].message).toContain('shop/gone');
  });
});
