import { controllerManager } from '../controllerManager';
import {
  ConfigMaps,
  Deployments,
  GatewayClasses,
  Gateways,
  Pods,
  ServiceAccounts,
  Services,
  type Gateway,
  type Service,
} from '../client';
import { kubelet } from '../kubelet';
import { loadBalancer } from '../loadBalancer';
import { isReady } from '../pods';
import { scheduler } from '../scheduler';
import {
  expectObject,
  expectObjects,
  playground,
  service,
  waypoint,
  type Playground,
} from '../testing';
import { istiod } from './istiod';
import type { IstiodOptions } from './options';

const options: IstiodOptions = {
  clusterId: 'play',
  network: 'net-p',
  ambient: true,
  multiNetwork: true,
  version: '1.30.3',
  trustDomain: 'cluster.local',
  rootCertificate: 'ROOT',
};

let play: Playground;
beforeAll(async () => {
  play = await playground(() => [
    ...controllerManager(),
    scheduler(),
    kubelet({
      nodes: [{ name: 'n1', address: '10.0.0.1' }],
      podNetwork: '10.53',
    }),
    loadBalancer({ prefix: '203.0.113' }),
    istiod(options),
  ]);
  await play.namespace('istio-system');
});
afterAll(() => play.close());

const condition = (of: Gateway | Service, type: string) => {
  const found = of.status?.conditions?.find(each => each.type === type);
  return found && [found.status, found.reason, found.message];
};
const programmed = (gateway: Gateway) => condition(gateway, 'Programmed')?.[0];
const bound = (of: Service) => condition(of, 'istio.io/WaypointBound')?.[1];
const create = (ns: string, gateway: object) =>
  play.write.create(Gateways, gateway, ns);

describe('GatewayClasses', () => {
  it.each([
    ['istio-waypoint', 'istio.io/mesh-controller'],
    ['istio-east-west', 'istio.io/eastwest-controller'],
    ['istio', 'istio.io/gateway-controller'],
    ['istio-remote', 'istio.io/unmanaged-gateway'],
  ])('%s exists and is accepted', async (name, controller) => {
    const found = await expectObject(play, GatewayClasses, name, ({ status }) =>
      Boolean(status?.conditions?.some(c => c.status === 'True')),
    );
    expect(found.spec.controllerName).toBe(controller);
  });
});

describe('the root certificate', () => {
  it('is in every namespace, and is put back when it is changed or deleted', async () => {
    const ns = await play.namespace('roots');
    const key = `${ns}/istio-ca-root-cert`;
    const whole = () =>
      expectObject(
        play,
        ConfigMaps,
        key,
        ({ data }) => data?.['root-cert.pem'] === 'ROOT',
      );
    const map = await whole();
    await play.write.patch(ConfigMaps, map.metadata, {
      data: { 'root-cert.pem': 'other' },
    });
    await whole();
    await play.write.remove(ConfigMaps, map);
    await expectObject(
      play,
      ConfigMaps,
      key,
      each => each.metadata.uid !== map.metadata.uid,
    );
  });
});

describe('a waypoint', () => {
  it('is deployed as istiod deploys it, and programmed when its pod has an address', async () => {
    const ns = await play.namespace('wp');
    await create(ns, waypoint(ns, 'wp', { team: 'a' }));
    const gateway = await expectObject(
      play,
      Gateways,
      `${ns}/wp`,
      each => programmed(each) === 'True',
    );
    const made = await expectObject(play, Services, `${ns}/wp`, () => true);
    const host = `wp.${ns}.svc.cluster.local`;
    expect(condition(gateway, 'Programmed')).toEqual([
      'True',
      'Programmed',
      `Resource programmed, assigned to service(s) ${host}:15008`,
    ]);
    expect(condition(gateway, 'Accepted')?.slice(0, 2)).toEqual([
      'True',
      'Accepted',
    ]);
    expect(gateway.status?.addresses).toEqual([
      { type: 'IPAddress', value: made.spec.clusterIP },
      { type: 'Hostname', value: host },
    ]);
    const workload = await expectObject(
      play,
      Deployments,
      `${ns}/wp`,
      () => true,
    );
    for (const each of [made, workload]) {
      expect(each.metadata.labels).toMatchObject({
        team: 'a',
        'gateway.istio.io/managed': 'istio.io-mesh-controller',
        'gateway.networking.k8s.io/gateway-name': 'wp',
        'topology.istio.io/network': 'net-p',
      });
      expect(each.metadata.ownerReferences?.[0].uid).toBe(gateway.metadata.uid);
      expect(each.metadata.managedFields).toContainEqual(
        expect.objectContaining({
          manager: 'istio.io/gateway-controller',
          operation: 'Apply',
        }),
      );
    }
  });

  it('is programmed or not as it was when a Service changed last, whatever its pods do', async () => {
    const ns = await play.namespace('sticky');
    await create(ns, waypoint(ns, 'wp'));
    const wp = (wanted: (each: Gateway) => boolean) =>
      expectObject(play, Gateways, `${ns}/wp`, wanted);
    await wp(each => programmed(each) === 'True');
    const ref = { namespace: ns, name: 'wp' };
    await play.write.patch(Deployments, ref, { spec: { replicas: 0 } });
    await expectObjects(play, Pods, ns, pods => pods.length === 0);
    expect(programmed(await wp(() => true))).toBe('True');

    await play.write.create(Services, service(ns, 'other'), ns);
    const idle = await wp(each => programmed(each) === 'False');
    expect(condition(idle, 'Programmed')?.slice(1)).toEqual([
      'AddressNotAssigned',
      `Failed to assign to any requested addresses: no instances found for hostname "wp.${ns}.svc.cluster.local"`,
    ]);
    // Addresses stay, so Services stay bound.
    expect(idle.status?.addresses).toHaveLength(2);

    await play.write.patch(Deployments, ref, { spec: { replicas: 1 } });
    await expectObjects(play, Pods, ns, pods => pods.some(isReady));
    expect(programmed(await wp(() => true))).toBe('False');
    const labels = { touched: 'yes' };
    const other = { namespace: ns, name: 'other' };
    await play.write.patch(Services, other, { metadata: { labels } });
    await wp(each => programmed(each) === 'True');
  });

  it('gets back what is deleted of its workload', async () => {
    const ns = await play.namespace('repair');
    await create(ns, waypoint(ns, 'wp'));
    const key = `${ns}/wp`;
    await expectObject(play, Gateways, key, g => programmed(g) === 'True');
    const workload = await expectObject(play, Deployments, key, () => true);
    await play.write.remove(Deployments, workload);
    await expectObject(
      play,
      Deployments,
      key,
      each => each.metadata.uid !== workload.metadata.uid,
    );
    await expectObjects(
      play,
      Pods,
      ns,
      pods => pods.length === 1 && isReady(pods[0]),
    );
  });

  it('takes its workload and its bindings with it when it is deleted', async () => {
    const ns = await play.namespace('leaves', {
      'istio.io/use-waypoint': 'wp',
    });
    await play.write.create(Services, service(ns, 'cart'), ns);
    const gateway = await create(ns, waypoint(ns, 'wp'));
    const cart = `${ns}/cart`;
    await expectObject(
      play,
      Services,
      cart,
      each => bound(each) === 'WaypointAccepted',
    );
    await play.write.remove(Gateways, gateway);
    await expectObject(
      play,
      Services,
      cart,
      each => bound(each) === 'WaypointIsNotReady',
    );
    await expectObjects(play, Services, ns, all => all.length === 1);
    await expectObjects(play, Deployments, ns, all => all.length === 0);
    await expectObjects(
      play,
      ServiceAccounts,
      ns,
      all => !all.some(each => each.metadata.name === 'wp'),
    );
    await expectObjects(play, Pods, ns, all => all.length === 0);
  });

  it('of another revision or class is left alone', async () => {
    const ns = await play.namespace('foreign');
    await create(ns, waypoint(ns, 'canary', { 'istio.io/rev': 'canary' }));
    const other = waypoint(ns, 'other');
    await create(ns, {
      ...other,
      spec: { ...(other.spec as object), gatewayClassName: 'acme' },
    });
    await create(ns, waypoint(ns, 'ours', { 'istio.io/rev': 'default' }));
    await expectObject(
      play,
      Gateways,
      `${ns}/ours`,
      g => programmed(g) === 'True',
    );
    for (const name of ['canary', 'other']) {
      const left = await expectObject(
        play,
        Gateways,
        `${ns}/${name}`,
        () => true,
      );
      expect(condition(left, 'Programmed')?.slice(1)).toEqual([
        'Pending',
        'Waiting for controller',
      ]);
    }
    await expectObjects(play, Deployments, ns, all => all.length === 1);
  });

  it('removes the condition of a Service that asks for none any more', async () => {
    const ns = await play.namespace('unbind', {
      'istio.io/use-waypoint': 'wp',
    });
    await play.write.create(Services, service(ns, 'cart'), ns);
    const cart = { namespace: ns, name: 'cart' };
    await expectObject(
      play,
      Services,
      `${ns}/cart`,
      each => bound(each) !== undefined,
    );
    const labels = { 'istio.io/use-waypoint': 'none' };
    await play.write.patch(Services, cart, { metadata: { labels } });
    await expectObject(
      play,
      Services,
      `${ns}/cart`,
      each => bound(each) === undefined,
    );
  });
});

describe('an east-west Gateway', () => {
  it('has the external address of its load balancer', async () => {
    const ns = await play.namespace('ew');
    const gateway = waypoint(ns, 'eastwest');
    await create(ns, {
      ...gateway,
      spec: {
        ...(gateway.spec as object),
        gatewayClassName: 'istio-east-west',
      },
    });
    const found = await expectObject(
      play,
      Gateways,
      `${ns}/eastwest`,
      each => programmed(each) === 'True',
    );
    expect(found.status?.addresses).toEqual([
      { type: 'IPAddress', value: expect.stringMatching(/^203\.0\.113\./) },
    ]);
  });
});
