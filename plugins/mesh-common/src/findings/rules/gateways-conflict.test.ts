import { findIn, istioYaml, podYaml, subjectsOf } from '../../testing';
import { gatewaysConflict } from './gateways-conflict';

describe('gateways-conflict', () => {
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

  it('names both that want one host on one port', () => {
    const yaml =
      gateway('shop/a', [server(80, ['a.example.com', 'b.example.com'])]) +
      gateway('other/b', [server(80, ['b.example.com'])]) +
      gateway('other/c', [
        server(80, ['c.example.com']),
        server(81, ['b.example.com']),
      ]);
    const found = findIn(gatewaysConflict, yaml);
    expect(subjectsOf(found)).toEqual([
      'east Gateway other/b',
      'east Gateway shop/a',
    ]);
    expect(found[0].message).toContain('shop/a');
  });

  it('compares selectors by the pods they share, where one is part of the other', () => {
    const yaml =
      gateway('shop/a', [server(80, ['*'])]) +
      gateway('shop/b', [server(80, ['*'])], { app: 'gw', tier: 'front' });
    expect(findIn(gatewaysConflict, yaml)).toEqual([]);
    const pod = podYaml('shop/gw', { labels: { tier: 'front' } });
    expect(findIn(gatewaysConflict, yaml + pod)).toHaveLength(2);
  });

  it('is silent where they bind to different addresses', () => {
    const yaml =
      gateway('shop/a', [server(80, ['*'], { bind: '10.0.0.1' })]) +
      gateway('shop/b', [server(80, ['*'])]);
    expect(findIn(gatewaysConflict, yaml)).toEqual([]);
  });
});
