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
  waypointYaml,
  worldOf,
} from '../testing';
import { reportOf } from './inspect';
import { meshReportSchema } from './report';

const report = (clusters: Parameters<typeof worldOf>[0]) =>
  meshReportSchema.parse(reportOf(worldOf(clusters)));

describe('a report', () => {
  it('says of clusters what is behind their mode', () => {
    const { clusters } = report({
      east: ambientNamespace('shop') + ambientPod('shop/cart'),
      west: { yaml: '', ambient: false, network: null },
      far: { yaml: '', bare: true },
    });
    expect(clusters).toMatchObject([
      {
        cluster: 'east',
        mode: 'ambient',
        ambientReady: true,
        version: '1.31.0',
        network: 'net-east',
        trustDomain: 'cluster.local',
        clusterId: 'east',
      },
      { cluster: 'far', mode: 'unknown', version: null, clusterId: null },
      { cluster: 'west', mode: 'sidecar', ambientReady: false, network: null },
    ]);
    expect(clusters[2].reasons).toContain('ztunnel: not installed.');
  });

  it('counts pods of namespaces, declared and observed apart', () => {
    const { namespaces } = report(
      ambientNamespace('shop') +
        ambientPod('shop/a') +
        podYaml('shop/b') +
        namespaceYaml('pay', {
          'istio-injection': 'enabled',
          'istio.io/dataplane-mode': 'ambient',
        }) +
        sidecarPod('pay/api'),
    );
    expect(namespaces.find(n => n.namespace === 'shop')).toEqual({
      cluster: 'east',
      namespace: 'shop',
      declared: 'ambient',
      observed: 'mixed',
      pods: { ambient: 1, sidecar: 0, none: 0, pending: 1 },
    });
    expect(namespaces.find(n => n.namespace === 'pay')).toMatchObject({
      declared: 'conflict',
      observed: 'sidecar',
    });
  });

  it('names the policies that decide and those that do not, and ports that are named', () => {
    const { pods } = report(
      ambientNamespace('shop') +
        ambientPod('shop/cart') +
        peerAuthentication('istio-system/mesh', { mtls: { mode: 'DISABLE' } }) +
        peerAuthentication('istio-system/selecting', {
          selector: { matchLabels: { app: 'cart' } },
        }) +
        peerAuthentication('shop/cart', {
          selector: { matchLabels: { app: 'cart' } },
          mtls: { mode: 'PERMISSIVE' },
          portLevelMtls: {
            9090: { mode: 'STRICT' },
            7070: { mode: 'PERMISSIVE' },
          },
        }),
    );
    expect(pods).toEqual([
      {
        cluster: 'east',
        namespace: 'shop',
        pod: 'cart',
        workload: { kind: 'Pod', name: 'cart' },
        mode: 'ambient',
        waypoint: null,
        mtls: {
          mode: 'PERMISSIVE',
          ports: { 7070: 'PERMISSIVE', 9090: 'STRICT' },
          uncertain: false,
          alternative: null,
          reason: 'port-exception',
          policies: ['shop/cart'],
          ignored: [
            { policy: 'istio-system/mesh', why: 'more-specific-wins' },
            {
              policy: 'istio-system/selecting',
              why: 'selector-in-root-namespace',
            },
          ],
        },
      },
    ]);
  });

  it('calls a redirected pod without a ztunnel pending, and its mTLS blocked', () => {
    const pod = podYaml('shop/cart', {
      annotations: { 'ambient.istio.io/redirection': 'pending' },
    });
    const { pods, namespaces } = report(ambientNamespace('shop') + pod);
    expect(pods[0]).toMatchObject({
      mode: 'ambient-pending',
      mtls: { mode: 'BLOCKED' },
    });
    expect(namespaces.find(n => n.namespace === 'shop')!.pods.pending).toBe(1);
  });

  it('a pod that ended is finished', () => {
    const { pods } = report(
      podYaml('default/job', { status: { phase: 'Succeeded' } }),
    );
    expect(pods[0]).toMatchObject({
      mode: 'finished',
      mtls: { mode: 'NOT_APPLICABLE' },
    });
  });

  it('tells which clusters an istiod reads, where the export has it', () => {
    const yaml = remotesYaml('east', { west: 'synced', gone: 'closed' });
    const [east, west] = report({ east: yaml, west: '' }).clusters;
    expect(east.remotes).toEqual([
      { clusterId: 'gone', cluster: null, sync: 'unknown' },
      { clusterId: 'west', cluster: 'west', sync: 'synced' },
    ]);
    expect(west.remotes).toBeUndefined();
  });

  it.each([
    ['has its pods back', 1, true, 'not-programmed'],
    ['has lost them', 0, false, 'no-pods'],
  ])(
    'a waypoint that istiod takes for one without pods and that %s',
    (_, available, ready, reason) => {
      const wp = { available, programmed: false, addressed: true };
      const yaml = ambientNamespace('shop') + waypointYaml('shop/wp', wp);
      expect(report(yaml).waypoints).toMatchObject([{ ready, reason }]);
    },
  );

  it('tells the waypoint of services, ServiceEntries, virtual machines and pods', () => {
    const use = { 'istio.io/use-waypoint': 'wp' };
    const entry = (kind: string, spec: object) =>
      manifest('networking.istio.io/v1', kind, `shop/${kind.toLowerCase()}`, {
        metadata: { labels: use },
        spec,
      });
    const { services, pods, virtualMachines, waypoints } = report(
      ambientNamespace('shop') +
        waypointYaml('shop/wp', {
          labels: { 'istio.io/waypoint-for': 'all' },
        }) +
        serviceYaml('shop/cart', { ...use, 'istio.io/global': 'true' }) +
        entry('ServiceEntry', { hosts: ['example.com'] }) +
        entry('WorkloadEntry', { address: '192.0.2.1' }) +
        ambientPod('shop/cart', { labels: use }),
    );
    const bound = {
      name: 'wp',
      namespace: 'shop',
      bound: true,
      reason: 'bound',
    };
    expect(services).toEqual([
      {
        cluster: 'east',
        namespace: 'shop',
        service: 'cart',
        scope: 'global',
        waypoint: bound,
      },
      {
        cluster: 'east',
        namespace: 'shop',
        service: 'serviceentry',
        kind: 'ServiceEntry',
        scope: 'local',
        waypoint: bound,
      },
    ]);
    expect(virtualMachines).toMatchObject([
      {
        dataPlane: 'sidecar-vm',
        hbone: false,
        waypoint: bound,
        mtls: { mode: 'PERMISSIVE' },
      },
    ]);
    expect(pods.find(p => p.pod === 'cart')!.waypoint).toEqual(bound);
    expect(waypoints).toEqual([
      {
        cluster: 'east',
        namespace: 'shop',
        name: 'wp',
        for: 'all',
        revision: null,
        ready: true,
        reason: 'ready',
      },
    ]);
  });

  it('a waypoint that is programmed with no pod behind it is not ready', () => {
    const { waypoints } = report(waypointYaml('shop/wp', { available: 0 }));
    expect(waypoints[0]).toMatchObject({ ready: false, reason: 'no-pods' });
  });

  it('comes out the same in whatever order objects come', () => {
    const yaml =
      ambientNamespace('shop') +
      podYaml('shop/b') +
      podYaml('shop/a') +
      serviceYaml('shop/z') +
      serviceYaml('shop/a');
    const turned = yaml.split('---\n').reverse().join('---\n');
    expect(report(turned)).toEqual(report(yaml));
  });
});
