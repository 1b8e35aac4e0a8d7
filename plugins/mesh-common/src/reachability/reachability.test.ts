import {
  ambientNamespace,
  ambientPod,
  manifest,
  namespaceYaml,
  peerAuthentication,
  podYaml,
  remotesYaml,
  serviceYaml,
  sidecarPod,
  worldOf,
} from '../testing';
import { reachability } from './reachability';

const ambient = ambientNamespace('shop') + ambientPod('shop/cart');
const sidecar =
  namespaceYaml('pay', { 'istio-injection': 'enabled' }) +
  sidecarPod('pay/api');
const plain = namespaceYaml('old') + podYaml('old/job');
const hbone = { labels: { 'networking.istio.io/tunnel': 'http' } };
const eastWest =
  serviceYaml('istio-system/eastwest') +
  manifest('gateway.networking.k8s.io/v1', 'Gateway', 'istio-system/eastwest', {
    metadata: { labels: { 'topology.istio.io/network': 'net' } },
    spec: { gatewayClassName: 'istio-east-west', listeners: [] },
    status: { addresses: [{ value: '192.0.2.3' }] },
  });

/** `from -> to: verdict`, and the reason of each. */
function table(clusters: Parameters<typeof worldOf>[0]) {
  return Object.fromEntries(
    reachability(worldOf(clusters)).map(({ from, to, verdict, reason }) => [
      `${from.cluster} ${from.mode} -> ${to.cluster} ${to.mode}`,
      { verdict, reason },
    ]),
  );
}

const verdicts = (clusters: Parameters<typeof worldOf>[0]) =>
  Object.fromEntries(
    Object.entries(table(clusters)).map(([pair, { verdict }]) => [
      pair,
      verdict,
    ]),
  );

describe('inside one cluster', () => {
  it('every mode reaches every other', () => {
    expect(verdicts(ambient + sidecar + plain)).toEqual({
      'east ambient -> east ambient': 'supported',
      'east ambient -> east sidecar': 'l4-only',
      'east ambient -> east none': 'l4-only',
      'east sidecar -> east ambient': 'bypasses-waypoint',
      'east sidecar -> east sidecar': 'supported',
      'east sidecar -> east none': 'l4-only',
      'east none -> east ambient': 'bypasses-waypoint',
      'east none -> east sidecar': 'l4-only',
    });
  });

  it('sidecars that take HBONE are reached with mTLS, STRICT ones that do not are not', () => {
    const pair = 'east ambient -> east sidecar';
    const taking = namespaceYaml('pay') + sidecarPod('pay/api', hbone);
    expect(verdicts(ambient + taking)[pair]).toBe('supported');
    const strict = peerAuthentication('pay/ns', { mtls: { mode: 'STRICT' } });
    expect(verdicts(ambient + sidecar + strict)[pair]).toBe('unsupported');
  });

  it('a virtual machine is reached as it says', () => {
    const vm = (labels: object) =>
      manifest('networking.istio.io/v1', 'WorkloadEntry', 'shop/vm', {
        spec: { address: '192.0.2.9', labels },
      });
    const pair = 'east ambient -> east vm';
    expect(verdicts(ambient + vm({}))[pair]).toBe('l4-only');
    expect(verdicts(ambient + vm(hbone.labels))[pair]).toBe('supported');
    const strict = peerAuthentication('shop/ns', { mtls: { mode: 'STRICT' } });
    expect(verdicts(ambient + vm({}) + strict)[pair]).toBe('unsupported');
  });
});

describe('between networks', () => {
  it('ambient reaches ambient through a gateway at the other end', () => {
    const found = verdicts({ east: ambient, west: ambient + eastWest });
    expect(found['east ambient -> west ambient']).toBe('supported');
    expect(found['west ambient -> east ambient']).toBe('unsupported');
  });

  it('a ClusterIP is no way in', () => {
    const pending = eastWest.replace('192.0.2.3', '10.96.0.10');
    const found = verdicts({ east: ambient, west: ambient + pending });
    expect(found['east ambient -> west ambient']).toBe('unsupported');
  });

  it('both control planes must have multi-network on, and be new enough', () => {
    const off = {
      yaml: ambient,
      istiodEnv: { AMBIENT_ENABLE_MULTI_NETWORK: 'false' },
    };
    const west = ambient + eastWest;
    const pair = 'east ambient -> west ambient';
    expect(table({ east: off, west })[pair].reason).toContain('MULTI_NETWORK');
    const old = { yaml: ambient, version: '1.28.1' };
    expect(verdicts({ east: old, west })[pair]).toBe('unknown');
  });

  it('there is no path between the modes', () => {
    const found = verdicts({ east: ambient, west: sidecar + eastWest });
    expect(found['east ambient -> west sidecar']).toBe('unsupported');
    expect(found['west sidecar -> east ambient']).toBe('unsupported');
  });

  it('sidecars need a gateway of their own kind', () => {
    const classic = serviceYaml(
      'istio-system/ew',
      { 'topology.istio.io/network': 'net' },
      { spec: { ports: [{ name: 'tls', port: 15443 }] } },
    );
    const found = table({ east: sidecar, west: sidecar + classic });
    expect(found['west sidecar -> east sidecar'].verdict).toBe('unsupported');
    expect(found['east sidecar -> west sidecar'].verdict).toBe('supported');
    // Istio #61713: with multi-network on, sidecars see global services only.
    expect(found['east sidecar -> west sidecar'].reason).toContain('global');
  });
});

describe('on one network', () => {
  const one = (yaml: string, rest: object = {}) => ({
    yaml,
    network: 'net',
    ...rest,
  });

  it('sidecars reach sidecars, ambient is untested', () => {
    const found = verdicts({
      east: one(ambient + sidecar),
      west: one(ambient + sidecar),
    });
    expect(found['east sidecar -> west sidecar']).toBe('supported');
    expect(found['east ambient -> west ambient']).toBe('unknown');
    expect(found['east sidecar -> west ambient']).toBe('unknown');
  });

  it('a control plane without ambient does not know HBONE', () => {
    const old = one(sidecar, { ambient: false });
    const found = verdicts({ east: old, west: one(ambient) });
    expect(found['east sidecar -> west ambient']).toBe('unsupported');
  });

  it('a network that one of them does not declare is unknown', () => {
    const found = verdicts({
      east: one(ambient),
      west: { yaml: ambient, network: null },
    });
    expect(found['east ambient -> west ambient']).toBe('unknown');
  });
});

describe('without trust', () => {
  it('another root or trust domain ends it, aliases help sidecars only', () => {
    const west = { yaml: ambient + sidecar, network: 'net-east' };
    const other = (mesh: Record<string, unknown>) => ({ ...west, mesh });
    const domains = verdicts({
      east: {
        yaml: ambient + sidecar,
        mesh: { trustDomain: 'a', trustDomainAliases: ['b'] },
      },
      west: other({ trustDomain: 'b', trustDomainAliases: ['a'] }),
    });
    expect(domains['east ambient -> west ambient']).toBe('unsupported');
    expect(domains['east sidecar -> west sidecar']).toBe('supported');
    const root =
      '-----BEGIN CERTIFICATE-----\nBBBB\n-----END CERTIFICATE-----\n';
    const roots = verdicts({ east: sidecar, west: { ...west, root } });
    expect(roots['east sidecar -> west sidecar']).toBe('unsupported');
  });
});

describe('what istiod reads of other clusters', () => {
  const gateway = { root: undefined };
  const mesh = (east: string, west = '') => ({
    east: { yaml: sidecar + east, network: 'net', ...gateway },
    west: { yaml: sidecar + west, network: 'net', ...gateway },
  });
  const from = (east: string) =>
    table(mesh(east))['east sidecar -> west sidecar'];

  it('does not matter where nobody asked, and where it is in sync', () => {
    const { verdict } = from('');
    expect(from(remotesYaml('east', { west: 'synced' })).verdict).toBe(verdict);
    expect(from(remotesYaml('east', { west: 'syncing' })).verdict).toBe(
      verdict,
    );
  });

  it('decides where there is no remote Secret, one way', () => {
    const east = remotesYaml('east');
    expect(from(east)).toEqual({
      verdict: 'unsupported',
      reason:
        'The istiod of east does not read west: it has no remote Secret of it.',
    });
    expect(
      table(mesh(east))['west sidecar -> east sidecar'].reason,
    ).not.toContain('remote Secret');
  });

  it('is unknown where istiod could not sync', () => {
    expect(from(remotesYaml('east', { west: 'timeout' })).verdict).toBe(
      'unknown',
    );
  });
});
