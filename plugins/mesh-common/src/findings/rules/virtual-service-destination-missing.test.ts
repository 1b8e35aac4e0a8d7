import { findIn, istioYaml, serviceYaml, subjectsOf } from '../../testing';
import { virtualServiceDestinationMissing } from './virtual-service-destination-missing';

describe('virtual-service-destination-missing', () => {
  const vs = (name: string, spec: object) =>
    istioYaml('VirtualService', name, { hosts: ['cart'], ...spec });
  const to = (host: string, rest = {}) => ({ destination: { host, ...rest } });

  const cart = serviceYaml('shop/cart');

  it('names hosts that nothing serves, of routes and mirrors', () => {
    const yaml =
      cart +
      vs('shop/http', { http: [{ route: [to('gone')] }] }) +
      vs('shop/mirror', {
        http: [{ route: [to('cart')], mirrors: [to('lost')] }],
      }) +
      vs('shop/tcp', {
        tcp: [{ route: [to('cart.other.svc.cluster.local')] }],
      });
    const found = findIn(virtualServiceDestinationMissing, yaml);
    expect(subjectsOf(found)).toEqual([
      'east VirtualService shop/http',
      'east VirtualService shop/mirror',
      'east VirtualService shop/tcp',
    ]);
    expect(found[1].message).toContain('lost');
  });

  it('names a port that the host does not have', () => {
    const yaml =
      cart +
      vs('shop/a', {
        http: [{ route: [to('cart', { port: { number: 81 } })] }],
      });
    expect(findIn(virtualServiceDestinationMissing, yaml)[0].message).toContain(
      'cart:81',
    );
  });

  it('finds short names, full names, ServiceEntries and wildcards', () => {
    const entry = istioYaml('ServiceEntry', 'other/web', {
      hosts: ['*.example.com'],
      ports: [{ number: 443, name: 'tls', protocol: 'TLS' }],
    });
    const yaml =
      cart +
      entry +
      vs('shop/a', {
        http: [
          {
            route: [
              to('cart'),
              to('cart.shop.svc.cluster.local', { port: { number: 80 } }),
            ],
          },
          { route: [to('www.example.com', { port: { number: 443 } })] },
        ],
      });
    expect(findIn(virtualServiceDestinationMissing, yaml)).toEqual([]);
  });

  it('does not find what is not exported to where the VirtualService is', () => {
    const entry = (exportTo: string[]) =>
      istioYaml('ServiceEntry', 'other/web', {
        hosts: ['web.example.com'],
        exportTo,
      });
    const one = vs('shop/a', { http: [{ route: [to('web.example.com')] }] });
    expect(
      findIn(virtualServiceDestinationMissing, entry(['.']) + one + cart),
    ).toHaveLength(1);
    expect(
      findIn(virtualServiceDestinationMissing, entry(['shop']) + one + cart),
    ).toEqual([]);
  });
});
