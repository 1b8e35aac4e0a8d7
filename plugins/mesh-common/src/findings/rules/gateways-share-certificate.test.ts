import { findIn, istioYaml, subjectsOf } from '../../testing';
import { gatewaysShareCertificate } from './gateways-share-certificate';

describe('gateways-share-certificate', () => {
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

  const tls = (certificate: object) =>
    server(443, ['*'], { tls: { mode: 'SIMPLE', ...certificate } });

  it('names both that use one credential', () => {
    const yaml =
      gateway('shop/a', [tls({ credentialName: 'cert' })]) +
      gateway('other/b', [tls({ credentialName: 'cert' })]) +
      gateway('other/c', [tls({ credentialName: 'else' })]);
    const found = findIn(gatewaysShareCertificate, yaml);
    expect(subjectsOf(found)).toEqual([
      'east Gateway other/b',
      'east Gateway shop/a',
    ]);
    expect(found[0].message).toContain('shop/a');
  });

  it('names the one whose selector is part of the other', () => {
    const yaml =
      gateway('shop/a', [tls({ credentialName: 'cert' })]) +
      gateway('shop/b', [tls({ credentialName: 'cert' })], {
        app: 'gw',
        tier: 'x',
      });
    expect(subjectsOf(findIn(gatewaysShareCertificate, yaml))).toEqual([
      'east Gateway shop/a',
    ]);
  });

  it('compares files by certificate and key', () => {
    const files = (privateKey: string) => ({
      serverCertificate: '/c',
      privateKey,
    });
    const pair = (key: string) =>
      gateway('shop/a', [tls(files('/k'))]) +
      gateway('shop/b', [tls(files(key))]);
    expect(findIn(gatewaysShareCertificate, pair('/k'))).toHaveLength(2);
    expect(findIn(gatewaysShareCertificate, pair('/other'))).toEqual([]);
    expect(findIn(gatewaysShareCertificate, pair(''))).toEqual([]);
  });
});
