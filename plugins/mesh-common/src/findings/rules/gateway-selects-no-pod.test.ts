import { findIn, istioYaml, podYaml, subjectsOf } from '../../testing';
import { gatewaySelectsNoPod } from './gateway-selects-no-pod';

describe('gateway-selects-no-pod', () => {
  const gateway = (
    name: string,
    servers: object[],
    selector: object = { app: 'gw' },
  ) => istioYaml('Gateway', name, { selector, servers });
  const server = (number: number, hosts: string[], rest = {}) => ({
    port: { number, name: `p${number}`, protocol: 'HTTP' },
    hosts,
    ...rest,
  });

  it('names one whose pods are not there', () => {
    const yaml =
      podYaml('ingress/gw') +
      gateway('shop/good', [server(80, ['*'])]) +
      gateway('shop/bad', [server(80, ['*'])], { app: 'gone' });
    const found = findIn(gatewaySelectsNoPod, yaml);
    expect(subjectsOf(found)).toEqual(['east Gateway shop/bad']);
    expect(found[0].message).toContain('app=gone');
  });

  it('names one without a server', () => {
    const yaml = podYaml('ingress/gw') + gateway('shop/none', []);
    const [found] = findIn(gatewaySelectsNoPod, yaml);
    expect(found.message).toContain('no server');
  });
});
