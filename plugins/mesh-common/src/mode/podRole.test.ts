import { PodFact, StringMap } from '../facts';
import { ambientCluster, podFact } from '../testing';
import { clusterContext } from './clusterContext';
import { podRole } from './podRole';

const ctx = clusterContext(ambientCluster('c'));
const role = (namespace: string, rest: Partial<PodFact>) =>
  podRole(podFact(namespace, 'web', rest), ctx);
const managed = (by: string) =>
  role('shop', { labels: { 'gateway.istio.io/managed': by } });

describe('what a pod is to the mesh', () => {
  it.each<StringMap>([
    { app: 'istiod' },
    { app: 'ztunnel' },
    { 'k8s-app': 'istio-cni-node' },
  ])('%j is Istio itself, where Istio lives', labels => {
    expect(role('istio-system', { labels })).toBe('infrastructure');
    expect(role('kube-system', { labels })).toBe('infrastructure');
    expect(role('shop', { labels })).toBe('workload');
  });

  it('other pods beside Istio are workloads', () => {
    expect(role('istio-system', {})).toBe('workload');
  });

  it.each([
    ['istio.io-mesh-controller', 'waypoint'],
    ['istio.io-agentgateway-waypoint-controller', 'waypoint'],
    ['istio.io-eastwest-controller', 'east-west'],
    ['istio.io-gateway-controller', 'gateway'],
    ['', 'gateway'],
  ])('a pod made for a Gateway by %s is a %s', (by, expected) => {
    expect(managed(by)).toBe(expected);
  });

  it('a pod of the injected gateway template is a gateway, of another template a workload', () => {
    expect(role('shop', { templates: ['sidecar', 'gateway'] })).toBe('gateway');
    expect(role('shop', { templates: ['sidecar'] })).toBe('workload');
  });
});
