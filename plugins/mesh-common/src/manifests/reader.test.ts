import { clusterContext } from '../mode';
import { installed } from '../testing';
import { ManifestReader } from './reader';

const object = (
  apiVersion: string,
  kind: string,
  name: string,
  rest: object = {},
) => ({ apiVersion, kind, metadata: { name }, ...rest });

function read(...objects: unknown[]) {
  const reader = new ManifestReader('east');
  return { outcomes: objects.map(o => reader.add(o)), view: reader.view() };
}

describe('reading manifests', () => {
  it('fills in what an API server would have added', () => {
    const { view, outcomes } = read(
      object('v1', 'Service', 'cart', { spec: {} }),
    );
    expect(outcomes).toEqual([{ ok: true, used: true }]);
    expect(view.facts.services.get('default/cart')).toMatchObject({
      namespace: 'default',
      createdAt: 0,
    });
  });

  it('passes by what the model does not look at', () => {
    const { outcomes } = read(
      object('v1', 'Secret', 'token', { data: { a: 'b' } }),
      object('v1', 'ConfigMap', 'app-settings', { data: {} }),
      object('v1', 'ConfigMap', 'istio-leader', { data: {} }),
      object('example.com/v1', 'Pod', 'not-a-pod'),
    );
    expect(outcomes).toEqual(outcomes.map(() => ({ ok: true, used: false })));
  });

  it('names the field that is not what it must be', () => {
    const { outcomes } = read(
      'text',
      { apiVersion: 'v1', kind: 'Pod', metadata: {} },
      object('v1', 'Service', 'cart', { spec: { ports: [{ port: 'http' }] } }),
      object('v1', 'Namespace', 'shop', { metadata: { name: 7 } }),
    );
    expect(outcomes).toEqual([
      { ok: false, field: '', expected: 'object' },
      { ok: false, field: 'metadata.name', expected: 'string' },
      { ok: false, field: 'spec.ports[0].port', expected: 'number' },
      { ok: false, field: 'metadata.name', expected: 'string' },
    ]);
  });

  it('what an export lacks altogether is unknown, what it may well lack is not there', () => {
    const { view } = read(object('v1', 'Namespace', 'shop'));
    expect(view.feeds.namespaces.state).toBe('live');
    expect(view.feeds.pods.state).toBe('failed');
    expect(view.feeds.gateways.state).toBe('live');
    expect(clusterContext(view).ambient.dataPlane.installed).toBeNull();
  });

  it('takes the mesh config and the roots of the namespace of istiod only', () => {
    const reader = new ManifestReader('east');
    const mine = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'istio', namespace: 'attacker' },
      data: { mesh: 'rootNamespace: attacker' },
    };
    for (const each of [mine, ...installed({ clusterId: 'east' })]) {
      expect(reader.add(each).ok).toBe(true);
    }
    expect(clusterContext(reader.view()).rootNamespace).toBe('istio-system');
  });

  it('keeps routes of different kinds apart', () => {
    const api = 'gateway.networking.k8s.io/v1';
    const { view } = read(
      object(api, 'HTTPRoute', 'r', { spec: {} }),
      object(api, 'GRPCRoute', 'r', { spec: {} }),
    );
    expect([...view.details.routes!.keys()]).toEqual([
      'HTTPRoute/default/r',
      'GRPCRoute/default/r',
    ]);
  });
});
