import { ClusterView, FactKind, FactTypes } from '../facts';
import { clusterContext, podMode, PodModeResult } from '../mode';
import { effectiveMtls, policyIndex } from '../mtls';
import { narrow } from '../narrow';
import { clusterView, FactLists } from '../testing';
import { waypointBinding } from '../waypoint';
import { meshes } from './__fixtures__/live-istiod.json';

type Mesh = (typeof meshes)[number];

const KINDS: Record<string, FactKind> = {
  Namespace: 'namespaces',
  Pod: 'pods',
  Service: 'services',
  Deployment: 'deployments',
  DaemonSet: 'daemonsets',
  Gateway: 'gateways',
  GatewayClass: 'gatewayclasses',
  PeerAuthentication: 'peerauthentications',
  MutatingWebhookConfiguration: 'injectors',
  ConfigMap: 'configs',
};

function viewOf({ objects }: Mesh): ClusterView {
  const facts: Record<string, unknown[]> = {};
  for (const object of objects) {
    const kind = KINDS[object.kind];
    const result = narrow[kind](object);
    if (!result.ok) {
      throw new Error(`${object.metadata.name}: ${result.field}`);
    }
    (facts[kind] ??= []).push(result.fact satisfies FactTypes[FactKind]);
  }
  return clusterView('live', { facts: facts as FactLists });
}

/** istiod says what policies ask for, also where nothing enforces them. */
const AS_IF_CAPTURED: PodModeResult = {
  mode: 'ambient',
  reason: null,
  drift: null,
  bypassInbound: false,
};

const boundTo = (row: ReturnType<typeof waypointBinding>) =>
  row?.bound ? `${row.namespace}/${row.name}` : null;

function perPort(outcome: { mode: string; ports: object }, ports: string[]) {
  const all = outcome.ports as Record<string, string>;
  return [outcome.mode, ...ports.map(p => `${p} ${all[p] ?? outcome.mode}`)];
}

/** See `about` in the fixture. */
describe.each(meshes.map(mesh => [mesh.id, mesh] as const))(
  'mesh %s of a live istiod',
  (_, mesh) => {
    const view = viewOf(mesh);
    const ctx = clusterContext(view);
    const policies = policyIndex(view.facts.peerauthentications.values(), ctx);

    it.each(mesh.workloads.map(w => [`${w.namespace}/${w.name}`, w] as const))(
      'pod %s',
      (key, said) => {
        const pod = view.facts.pods.get(key)!;
        const ns = view.facts.namespaces.get(pod.namespace);
        const { mode } = podMode(pod, ns, ctx);
        if (mode === 'ambient') expect(said.tunnel).toBe('HBONE');
        if (said.tunnel === 'HBONE')
          expect(['ambient', 'sidecar']).toContain(mode);

        const answer = effectiveMtls(pod, AS_IF_CAPTURED, policies, ctx);
        const outcomes = [answer, answer.alternative ?? answer];
        const ports = [said.inboundByPolicy, ...outcomes].flatMap(o =>
          Object.keys(o.ports),
        );
        expect(outcomes.map(o => perPort(o, ports))).toContainEqual(
          perPort(said.inboundByPolicy, ports),
        );
        if (!pod.labels['gateway.istio.io/managed']) {
          const row = waypointBinding({ kind: 'Pod', fact: pod }, view);
          expect(boundTo(row)).toBe(said.waypoint);
        }
      },
    );

    it('binds every Service to the waypoint that istiod binds it to', () => {
      const ours = mesh.services.map(({ namespace, name }) => {
        const fact = view.facts.services.get(`${namespace}/${name}`);
        return fact
          ? boundTo(waypointBinding({ kind: 'Service', fact }, view))
          : null;
      });
      expect(ours).toEqual(mesh.services.map(s => s.waypoint));
    });
  },
);
