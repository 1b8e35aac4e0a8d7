import { applyPatch } from 'fast-json-patch';
import type { Pod } from './client';
import { answer, type InjectorOptions } from './injector';

const options: InjectorOptions = {
  revision: 'default',
  clusterId: 'west',
  network: 'net-w',
  version: '1.30.3',
  cni: true,
  serve: () => () => {},
};

function pod(more: { labels?: Record<string, string>; spec?: object } = {}) {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      generateName: 'api-',
      labels: { app: 'api', ...more.labels },
    },
    spec: { containers: [{ name: 'api', image: 'api:1' }], ...more.spec },
  };
}

/** The pod after the webhook, and whether it was let in. */
function review(object: object, namespace = 'shop') {
  const request = { uid: 'u-1', namespace, object };
  const { response } = answer({ request }, options);
  const patch = 'patch' in response ? response.patch : undefined;
  const operations = patch
    ? JSON.parse(Buffer.from(patch as string, 'base64').toString())
    : [];
  const after = applyPatch(structuredClone(object), operations).newDocument;
  return { response, pod: after as Pod };
}

describe('injector', () => {
  it('adds a native sidecar and says so on the pod', () => {
    const { response, pod: injected } = review(pod());
    expect(response).toMatchObject({ uid: 'u-1', allowed: true });
    const proxy = injected.spec.initContainers?.find(
      each => each.name === 'istio-proxy',
    );
    expect(proxy?.restartPolicy).toBe('Always');
    const { annotations, labels } = injected.metadata;
    expect(annotations?.['istio.io/rev']).toBe('default');
    const status = JSON.parse(annotations!['sidecar.istio.io/status']);
    expect(status.initContainers).toEqual(['istio-validation', 'istio-proxy']);
    expect(labels).toMatchObject({
      app: 'api',
      'security.istio.io/tlsMode': 'istio',
      'topology.istio.io/network': 'net-w',
    });
  });

  it.each([
    [
      'the pod says no',
      pod({ labels: { 'sidecar.istio.io/inject': 'false' } }),
    ],
    ['host network', pod({ spec: { hostNetwork: true } })],
  ])('lets a pod in as it is: %s', (_, object) => {
    const { response, pod: after } = review(object);
    expect(response.allowed).toBe(true);
    expect(after).toEqual(object);
  });

  it('never injects in kube-system', () => {
    expect(review(pod(), 'kube-system').pod).toEqual(pod());
  });

  it('refuses what is not a review', () => {
    expect(() => answer({ kind: 'Pod' }, options)).toThrow(/request/);
  });
});
