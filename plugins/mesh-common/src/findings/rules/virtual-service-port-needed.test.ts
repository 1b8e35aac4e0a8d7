import { findIn, istioYaml, serviceYaml, subjectsOf } from '../../testing';
import { virtualServicePortNeeded } from './virtual-service-port-needed';

describe('virtual-service-port-needed', () => {
  const vs = (name: string, spec: object) =>
    istioYaml('VirtualService', name, { hosts: ['cart'], ...spec });
  const to = (host: string, rest = {}) => ({ destination: { host, ...rest } });

  const cart = serviceYaml(
    'shop/cart',
    {},
    {
      spec: {
        ports: [
          { name: 'http', port: 80 },
          { name: 'grpc', port: 81 },
        ],
      },
    },
  );

  it('names a route to a host with several ports', () => {
    const found = findIn(
      virtualServicePortNeeded,
      cart + vs('shop/a', { http: [{ route: [to('cart')] }] }),
    );
    expect(subjectsOf(found)).toEqual(['east VirtualService shop/a']);
  });

  it('is silent with a port, and where there is only one', () => {
    const yaml =
      cart +
      serviceYaml('shop/one') +
      vs('shop/a', {
        http: [{ route: [to('cart', { port: { number: 80 } }), to('one')] }],
      });
    expect(findIn(virtualServicePortNeeded, yaml)).toEqual([]);
  });
});
