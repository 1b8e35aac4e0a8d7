import { injectionWebhooks } from '../story/objects';
import { Namespaces, Pods } from './client';
import { injector } from './injector';
import { expectObject, playground, pod, type Playground } from './testing';

let play: Playground;
let stop: () => Promise<void>;
beforeAll(async () => {
  play = await playground(
    cluster => {
      const part = injector({
        revision: 'default',
        clusterId: 'play',
        network: 'net',
        version: '1.30.3',
        cni: true,
        serve: handler =>
          cluster.onService(
            { namespace: 'istio-system', name: 'istiod' },
            handler,
          ),
      });
      stop = () => part.stop();
      return [part];
    },
    { objects: [injectionWebhooks('root')] },
  );
});
afterAll(() => play.close());

async function sidecarOf(ns: string, name: string, labels = {}) {
  const made = await play.write.create(Pods, pod(ns, name, {}, labels), ns);
  return made.spec.initContainers?.some(each => each.name === 'istio-proxy');
}

describe('injection at pod creation', () => {
  it('follows the selectors of the webhooks', async () => {
    const enabled = await play.namespace('inj', {
      'istio-injection': 'enabled',
    });
    const revision = await play.namespace('rev', { 'istio.io/rev': 'default' });
    const plain = await play.namespace('plain');
    expect(await sidecarOf(enabled, 'a')).toBe(true);
    expect(
      await sidecarOf(enabled, 'b', { 'sidecar.istio.io/inject': 'false' }),
    ).toBeFalsy();
    expect(await sidecarOf(revision, 'a')).toBe(true);
    expect(await sidecarOf(plain, 'a')).toBeFalsy();
    expect(
      await sidecarOf(plain, 'b', { 'sidecar.istio.io/inject': 'true' }),
    ).toBe(true);
  });

  it('does not look at dataplane-mode: with both labels the sidecar wins', async () => {
    const ns = await play.namespace('both', {
      'istio-injection': 'enabled',
      'istio.io/dataplane-mode': 'ambient',
    });
    expect(await sidecarOf(ns, 'a')).toBe(true);
  });

  it('does not touch pods that exist already', async () => {
    const ns = await play.namespace('late');
    await sidecarOf(ns, 'old');
    const labels = { 'istio-injection': 'enabled' };
    await play.write.patch(Namespaces, { name: ns }, { metadata: { labels } });
    expect(await sidecarOf(ns, 'new')).toBe(true);
    const old = await expectObject(play, Pods, `${ns}/old`, () => true);
    expect(old.spec.initContainers).toBeUndefined();
  });

  it('lets no pod in where it is asked for and does not answer', async () => {
    const ns = await play.namespace('down', { 'istio-injection': 'enabled' });
    await stop();
    await expect(sidecarOf(ns, 'a')).rejects.toThrow(/webhook/);
  });
});
