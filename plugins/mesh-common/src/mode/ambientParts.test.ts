import { DaemonSetFact } from '../facts';
import {
  ambientCluster,
  clusterView,
  daemonSetFact,
  deploymentFact,
  injectorFact,
  InstallOptions,
  sidecarCluster,
} from '../testing';
import { AmbientParts } from './ambientParts';
import { clusterContext } from './clusterContext';

const parts = (options: InstallOptions): AmbientParts =>
  clusterContext(ambientCluster('c', options)).ambient;
const UNKNOWN = { installed: null, ready: null };
const MISSING = { installed: false, ready: false };
const READY = { installed: true, ready: true };
const NOT_READY = { installed: true, ready: false };

describe('the control plane of ambient', () => {
  const istiod = (available: number, ambient: string) =>
    deploymentFact('istio-system', 'istiod', {
      labels: { app: 'istiod', 'istio.io/rev': 'default' },
      istiodEnv: { PILOT_ENABLE_AMBIENT: ambient },
      available,
    });
  const of = (available: number, ambient: string) =>
    parts({ facts: { deployments: [istiod(available, ambient)] } })
      .controlPlane;

  it('is an istiod with ambient on', () => {
    expect(of(1, 'true')).toEqual(READY);
    expect(of(0, 'true')).toEqual(NOT_READY);
    expect(of(1, 'false')).toEqual(MISSING);
  });

  it('is missing where there is neither an istiod nor an injector', () => {
    expect(clusterContext(clusterView('c')).ambient.controlPlane).toEqual(
      MISSING,
    );
  });

  it('is not to be seen where an injector belongs to one elsewhere', () => {
    const view = clusterView('c', { facts: { injectors: [injectorFact()] } });
    expect(clusterContext(view).ambient.controlPlane).toEqual(UNKNOWN);
  });

  it.each(['deployments', 'injectors'] as const)(
    'is not to be seen where %s may not be read',
    kind => {
      const view = clusterView('c', { feeds: { [kind]: 'forbidden' } });
      expect(clusterContext(view).ambient.controlPlane).toEqual(UNKNOWN);
    },
  );
});

describe('the node agent of ambient', () => {
  const labels = { 'k8s-app': 'istio-cni-node' };
  const agent = daemonSetFact('istio-system', 'istio-cni-node', labels);
  const cni = (ambientEnabled: boolean) => ({
    uid: 'cm-cni',
    name: 'istio-cni-config',
    namespace: 'istio-system',
    labels: {},
    createdAt: 0,
    kind: 'cni' as const,
    ambientEnabled,
    selectors: null,
    excludeNamespaces: [],
  });

  it('is istio-cni with ambient on', () => {
    expect(parts({}).nodeAgent).toEqual(READY);
    const slow = { daemonsets: [{ ...agent, ready: 1 }] };
    expect(parts({ facts: slow }).nodeAgent).toEqual(NOT_READY);
  });

  it('is missing where istio-cni serves sidecars only', () => {
    const off = { configs: [cni(false)] };
    expect(parts({ facts: off }).nodeAgent).toEqual(MISSING);
    const without = sidecarCluster('c', { facts: { daemonsets: [agent] } });
    expect(clusterContext(without).ambient.nodeAgent).toEqual(MISSING);
  });

  it('is missing without its DaemonSet, whatever is configured', () => {
    const view = sidecarCluster('c', { facts: { configs: [cni(true)] } });
    expect(clusterContext(view).ambient.nodeAgent).toEqual(MISSING);
    const blind = sidecarCluster('c', { feeds: { configs: 'forbidden' } });
    expect(clusterContext(blind).ambient.nodeAgent).toEqual(MISSING);
  });

  it('is not to be seen where its config or its DaemonSet may not be read', () => {
    for (const kind of ['configs', 'daemonsets'] as const) {
      const feeds = { [kind]: 'forbidden' as const };
      expect(parts({ feeds }).nodeAgent).toEqual(UNKNOWN);
    }
  });
});

describe('the data plane of ambient', () => {
  const ztunnel = (rest: Partial<DaemonSetFact>, name = 'ztunnel') =>
    daemonSetFact('istio-system', name, { app: 'ztunnel' }, rest);
  const of = (...daemonsets: DaemonSetFact[]) =>
    parts({ facts: { daemonsets } }).dataPlane;

  it('is ready with one ztunnel on every node that shall have one', () => {
    expect(of(ztunnel({ desired: 3, ready: 3 }))).toEqual(READY);
    expect(of(ztunnel({ desired: 3, ready: 2 }))).toEqual(NOT_READY);
    expect(of(ztunnel({ desired: 0, ready: 0 }))).toEqual(NOT_READY);
  });

  it('is ready when all of several are', () => {
    const slow = ztunnel({ ready: 1 }, 'ztunnel-gpu');
    expect(of(ztunnel({}), slow)).toEqual(NOT_READY);
    expect(of(ztunnel({}), { ...slow, ready: 2 })).toEqual(READY);
  });

  it('is no other DaemonSet beside Istio', () => {
    const other = daemonSetFact('istio-system', 'ztunnel', { app: 'logs' });
    const view = sidecarCluster('c', { facts: { daemonsets: [other] } });
    expect(clusterContext(view).ambient.dataPlane).toEqual(MISSING);
  });

  it('is no DaemonSet of a namespace that anyone may own', () => {
    const fake = daemonSetFact('evil', 'ztunnel', { app: 'ztunnel' });
    const view = sidecarCluster('c', { facts: { daemonsets: [fake] } });
    expect(clusterContext(view).ambient.dataPlane).toEqual(MISSING);
  });
});
