import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { KubeClient } from '../standins';
import {
  ConfigMaps,
  Gateways,
  Namespaces,
  Pods,
  Secrets,
  ServiceAccounts,
  Services,
  pathOf,
  type Gateway,
  type Pod,
} from '../standins/client';
import { remoteConnection } from '../standins/istiod/remoteKubeconfig';
import { NAMESPACES, remoteSecret } from '../story';
import { startFleet, type Fleet } from './startFleet';
import { until as expectUntil } from './until';

// Waits end when they are met; the limit is for busy machines.
jest.setTimeout(70_000);

const REDIRECTION = 'ambient.istio.io/redirection';
const SYSTEM = 'istio-system';

let folder: string;
let fleet: Fleet;
const opened: KubeClient[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fleet-'));
  fleet = await startFleet({ ports: 'any', folder });
});
afterAll(async () => {
  await Promise.all(opened.map(each => each.close()));
  await fleet.close();
  rmSync(folder, { recursive: true });
});

/** How many pods of a namespace are captured, have a sidecar, have neither. */
function modes(cluster: string, namespace: string) {
  const pods = fleet
    .member(cluster)
    .client.informer(Pods)
    .list()
    .filter(each => each.metadata.namespace === namespace)
    .filter(each => each.spec.containers[0].name !== 'istio-proxy');
  const sidecar = (pod: Pod) =>
    pod.metadata.annotations?.['sidecar.istio.io/status'] !== undefined;
  const captured = (pod: Pod) =>
    pod.metadata.annotations?.[REDIRECTION] === 'enabled';
  return {
    ambient: pods.filter(captured).length,
    sidecar: pods.filter(sidecar).length,
    none: pods.filter(pod => !captured(pod) && !sidecar(pod)).length,
  };
}

async function expectModes(cluster: string, namespace: string, wanted: object) {
  const same = () =>
    JSON.stringify(modes(cluster, namespace)) === JSON.stringify(wanted);
  await expectUntil(
    `${cluster}/${namespace} ${JSON.stringify(wanted)}`,
    same,
  ).catch(() => expect(modes(cluster, namespace)).toEqual(wanted));
}

function clientWith(file: string): KubeClient {
  const text = readFileSync(join(folder, file), 'utf8');
  const client = new KubeClient(remoteConnection(text));
  opened.push(client);
  return client;
}

describe('the story', () => {
  it.each([
    ['all ambient', 'prod-eu-1', 'payments', 6, 0, 0],
    ['sidecars', 'prod-ap-1', 'payments', 0, 4, 0],
    ['not in the mesh', 'prod-eu-1', 'refunds', 0, 0, 5],
    ['mixed', 'prod-us-1', 'shipping', 4, 2, 0],
    ['conflicting labels', 'prod-us-1', 'promotions', 2, 2, 0],
    ['labelled, never captured', 'prod-eu-1', 'ranking', 0, 0, 3],
    ['partly captured', 'prod-eu-1', 'recommendations', 2, 0, 4],
    ['opted out', 'prod-eu-1', 'reviews', 0, 0, 2],
    ['host network and task stay out', 'prod-eu-1', 'orders', 5, 0, 2],
    ['nothing runs', 'prod-eu-1', 'thumbnails', 0, 0, 0],
    ['the edge', 'edge-eu-2', 'storefront', 2, 0, 0],
  ])('%s: %s/%s', async (_, cluster, namespace, ambient, sidecar, none) => {
    await expectModes(cluster, namespace, { ambient, sidecar, none });
  });

  it('has about 30 namespaces, each with its owner on it', async () => {
    const seen = new Set<string>();
    for (const { client } of fleet.members) {
      const namespaces = client.informer(Namespaces);
      await namespaces.synced;
      for (const { metadata } of namespaces.list()) {
        seen.add(metadata.name);
        const story = NAMESPACES.find(each => each.name === metadata.name);
        expect(metadata.annotations?.['backstage.io/owner']).toBe(
          story && `group:default/${story.owner}`,
        );
      }
    }
    expect(seen.size).toBeGreaterThanOrEqual(28);
    expect(seen.size).toBeLessThanOrEqual(35);
  });

  it.each([
    ['payments/waypoint', 'True', 'payments/checkout', 'WaypointAccepted'],
    ['carts/carts-waypoint', 'True', 'carts/carts', 'WaypointAccepted'],
    ['search/search-waypoint', 'False', 'search/search', 'WaypointIsNotReady'],
  ])('%s is programmed: %s; %s: %s', async (key, status, service, reason) => {
    const { client } = fleet.member('prod-eu-1');
    const gateways = client.informer(Gateways);
    const services = client.informer(Services);
    const of = (gateway?: Gateway) =>
      gateway?.status?.conditions?.find(c => c.type === 'Programmed')?.status;
    await expectUntil(
      `${key} ${status}`,
      () => of(gateways.get(key)) === status,
    );
    await expectUntil(
      `${service} ${reason}`,
      () => services.get(service)?.status?.conditions?.[0]?.reason === reason,
    );
  });

  it('has policies as old as it says: the oldest wins', async () => {
    const { client } = fleet.member('prod-eu-1');
    const list = (await client.http.json(
      'GET',
      '/apis/security.istio.io/v1/namespaces/payments/peerauthentications',
    )) as { items: Array<{ metadata: Record<string, string> }> };
    const ages = list.items.map(({ metadata }) => [
      metadata.name,
      metadata.creationTimestamp,
    ]);
    expect(Object.fromEntries(ages)).toEqual({
      default: '2024-03-02T09:14:00Z',
      'strict-2026': '2026-10-30T15:40:00Z',
    });
  });

  it('has istiods that watch each other, one of them not both ways', async () => {
    const watched = async (name: string) => {
      const url = fleet.member(name).istiodMonitoringUrl;
      const response = await fetch(`${url}/debug/clusterz`);
      const all = (await response.json()) as Array<Record<string, string>>;
      expect(all.filter(each => each.syncStatus !== 'synced')).toEqual([]);
      return all.map(each => each.id).sort();
    };
    await expectUntil('all synced', async () => {
      const all = fleet.members.map(async each => {
        const response = await fetch(
          `${each.istiodMonitoringUrl}/debug/clusterz`,
        );
        return !(await response.text()).includes('syncing');
      });
      return (await Promise.all(all)).every(Boolean);
    });
    const three = ['prod-ap-1', 'prod-eu-1', 'prod-us-1'];
    expect(await watched('prod-eu-1')).toEqual(three);
    expect(await watched('prod-us-1')).toEqual(three);
    expect(await watched('prod-ap-1')).toEqual(['prod-ap-1', 'prod-us-1']);
    expect(await watched('edge-eu-2')).toEqual(['edge-eu-2']);
  });
});

describe('enrolment and waypoint, as the portal does them', () => {
  it('captures refunds when the writer labels it, and lets it go again', async () => {
    const write = clientWith('prod-us-1.writer.kubeconfig').writer('portal');
    const label = (mode: string | null) =>
      write.patch(
        Namespaces,
        { name: 'refunds' },
        { metadata: { labels: { 'istio.io/dataplane-mode': mode } } },
      );
    await label('ambient');
    await expectModes('prod-us-1', 'refunds', {
      ambient: 4,
      sidecar: 0,
      none: 0,
    });
    await label(null);
    await expectModes('prod-us-1', 'refunds', {
      ambient: 0,
      sidecar: 0,
      none: 4,
    });
  });

  it('has nobody to capture where only sidecars run', () => {
    const parts = (name: string) =>
      fleet.member(name).standIns.map(each => each.name);
    expect(parts('prod-us-1')).toContain('istio-cni');
    expect(parts('prod-ap-1')).not.toContain('istio-cni');
  });
});

describe('registration, with the rights of deploy/rbac', () => {
  it('gets a token of the reader account, writes the Secret, and istiod is synced', async () => {
    const edge = clientWith('edge-eu-2.writer.kubeconfig').writer('portal');
    const account = pathOf(
      ServiceAccounts,
      SYSTEM,
      'istio-reader-service-account',
      'token',
    );
    const { status } = (await edge.post(account, {
      apiVersion: 'authentication.k8s.io/v1',
      kind: 'TokenRequest',
      spec: { expirationSeconds: 86_400 },
    })) as { status: { token: string } };
    const { cluster } = fleet.member('edge-eu-2');
    const secret = remoteSecret({
      id: 'edge-eu-2',
      server: cluster.url,
      caPem: cluster.caPem,
      token: status.token,
    });
    const eu = clientWith('prod-eu-1.writer.kubeconfig').writer('portal');
    await eu.apply(Secrets, secret.metadata, secret);
    const url = fleet.member('prod-eu-1').istiodMonitoringUrl;
    await expectUntil('edge-eu-2 synced', async () => {
      const text = await (await fetch(`${url}/metrics`)).text();
      return text.includes(
        'cluster="edge-eu-2",cluster_type="remote",status="synced"} 1',
      );
    });
    await eu.remove(Secrets, { ...secret, metadata: { ...secret.metadata } });
  });
});

describe('the folder', () => {
  it('holds kubeconfigs and, by fleet.json, what runs where', () => {
    const names = fleet.members.flatMap(({ story: { name } }) =>
      ['none', 'reader', 'writer'].map(each => `${name}.${each}.kubeconfig`),
    );
    expect(readdirSync(folder).sort()).toEqual(
      [...names, 'fleet.json', 'kubeconfig'].sort(),
    );
    const { clusters } = JSON.parse(
      readFileSync(join(folder, 'fleet.json'), 'utf8'),
    );
    expect(clusters[2]).toEqual({
      context: 'prod-ap-1',
      mode: 'sidecar',
      network: 'net-ap',
      istiodMonitoringUrl: fleet.member('prod-ap-1').istiodMonitoringUrl,
    });
    const config = parse(readFileSync(join(folder, 'kubeconfig'), 'utf8'));
    expect(config.contexts.map((each: { name: string }) => each.name)).toEqual(
      fleet.members.map(each => each.story.name),
    );
  });

  it.each([
    ['reader', 'GET', '/api/v1/pods', true],
    ['reader', 'GET', '/api/v1/namespaces/istio-system/configmaps/istio', true],
    ['reader', 'GET', '/api/v1/namespaces/istio-system/secrets', false],
    ['reader', 'DELETE', '/api/v1/namespaces/refunds', false],
    ['writer', 'GET', '/api/v1/namespaces/refunds', true],
    ['writer', 'GET', '/api/v1/namespaces/istio-system/secrets', false],
    ['none', 'GET', '/api/v1/pods', false],
  ] as const)('%s: %s %s: %s', async (account, method, path, allowed) => {
    const client = clientWith(`prod-eu-1.${account}.kubeconfig`);
    const request = client.http.json(method, path);
    if (allowed) await expect(request).resolves.toBeDefined();
    else await expect(request).rejects.toMatchObject({ code: 403 });
  });
});

describe('a part that is switched off', () => {
  it('does nothing, and catches up when it is back', async () => {
    const { cluster, client } = fleet.member('prod-eu-1');
    const off = cluster.faults.add({
      fault: 'controller-off',
      controller: 'istio-cni',
    });
    const name = 'chargebacks';
    const labels = { 'istio.io/dataplane-mode': 'ambient' };
    await client
      .writer('test')
      .patch(Namespaces, { name }, { metadata: { labels } });
    const root = { namespace: name, name: 'istio-ca-root-cert' };
    // istiod still works: by the time it has repaired this, istio-cni would have captured.
    const map = await client.get(ConfigMaps, root);
    await client.writer('test').remove(ConfigMaps, map!);
    await expectUntil('the root certificate', async () => {
      const again = await client.get(ConfigMaps, root);
      return Boolean(again && again.metadata.uid !== map!.metadata.uid);
    });
    expect(modes('prod-eu-1', name)).toEqual({
      ambient: 0,
      sidecar: 0,
      none: 2,
    });
    cluster.faults.remove(off.id);
    await expectModes('prod-eu-1', name, { ambient: 2, sidecar: 0, none: 0 });
  });
});

describe('startFleet', () => {
  it('says which part wanted a port that is taken, and leaves the folder alone', async () => {
    const server = createServer();
    const port = await new Promise<number>(resolve => {
      server.listen(0, '127.0.0.1', () =>
        resolve((server.address() as { port: number }).port),
      );
    });
    const before = readdirSync(folder);
    await expect(
      startFleet({ ports: port - 1, folder, clusters: ['prod-eu-1'] }),
    ).rejects.toThrow(
      `API server of prod-eu-1: port ${port} on 127.0.0.1 is in use`,
    );
    expect(readdirSync(folder)).toEqual(before);
    await new Promise(resolve => server.close(resolve));
  });
});
