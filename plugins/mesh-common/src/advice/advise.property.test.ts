import fc from 'fast-check';
import { between } from '../reachability/reachability';
import {
  ambientNamespace,
  ambientPod,
  namespaceYaml,
  peerAuthentication,
  podYaml,
  serviceYaml,
  sidecarPod,
  worldOf,
} from '../testing';
import { globalServices } from '../world/services';
import { MeshWorld } from '../world';
import { advise } from './advise';

const HBONE = { labels: { 'networking.istio.io/tunnel': 'http' } };

/** What a namespace may look like in one cluster. */
const namespaceArb = fc.record({
  mode: fc.constantFrom('ambient', 'sidecar', 'hbone', 'none'),
  strict: fc.boolean(),
  global: fc.boolean(),
});

const yamlOf = (
  name: string,
  shape: { mode: string; strict: boolean; global: boolean },
) => {
  const pod = `${name}/app`;
  const parts: Record<string, string> = {
    ambient: ambientNamespace(name) + ambientPod(pod),
    sidecar:
      namespaceYaml(name, { 'istio-injection': 'enabled' }) + sidecarPod(pod),
    hbone:
      namespaceYaml(name, { 'istio-injection': 'enabled' }) +
      sidecarPod(pod, HBONE),
    none: namespaceYaml(name) + podYaml(pod),
  };
  const labels = shape.global ? { 'istio.io/global': 'true' } : {};
  return (
    parts[shape.mode] +
    serviceYaml(pod, labels) +
    (shape.strict
      ? peerAuthentication(`${name}/ns`, { mtls: { mode: 'STRICT' } })
      : '')
  );
};

const clusterArb = fc
  .record({
    shop: fc.option(namespaceArb),
    pay: fc.option(namespaceArb),
    network: fc.constantFrom('one', 'two', null),
    ambient: fc.boolean(),
    classicGateway: fc.boolean(),
    trustDomain: fc.constantFrom('cluster.local', 'other.local'),
  })
  .map(({ shop, pay, network, ambient, classicGateway, trustDomain }) => ({
    network,
    ambient,
    mesh: { trustDomain },
    yaml:
      (shop ? yamlOf('shop', shop) : '') +
      (pay ? yamlOf('pay', pay) : '') +
      (classicGateway
        ? serviceYaml(
            'istio-system/ew',
            { 'topology.istio.io/network': 'x' },
            { spec: { ports: [{ port: 15443 }] } },
          )
        : ''),
  }));

const MODES = ['ambient', 'sidecar'] as const;

/** Copies of a namespace that its pods talk to: they reach each other now, or a service of it is global. */
function peers(world: MeshWorld, clusterName: string, namespace: string) {
  const here = world.clusters.find(c => c.name === clusterName)!;
  const runs = (cluster: typeof here, mode: string) =>
    cluster.podsOf(namespace).some(pod => pod.mode.mode === mode);
  return world.clusters
    .filter(there => there !== here)
    .flatMap(there =>
      MODES.filter(mode => runs(there, mode)).map(mode => ({
        cluster: there,
        mode,
      })),
    )
    .filter(
      there =>
        [here, there.cluster].some(c =>
          globalServices(c).some(s => s.namespace === namespace),
        ) ||
        MODES.some(
          mode =>
            runs(here, mode) &&
            between({ cluster: here, mode }, there).verdict === 'supported',
        ),
    )
    .map(there => ({ here, there }));
}

describe('advice', () => {
  it('never recommends ambient where a peer would be out of reach', () => {
    let recommended = 0;
    fc.assert(
      fc.property(clusterArb, clusterArb, (east, west) => {
        const world = worldOf({ east, west });
        for (const { cluster, subject, recommendation } of advise(world)) {
          if (
            subject.kind !== 'Namespace' ||
            !recommendation.startsWith('ambient')
          )
            continue;
          recommended++;
          for (const { here, there } of peers(world, cluster, subject.name)) {
            const ambient = { cluster: here, mode: 'ambient' as const };
            expect(between(ambient, there).verdict).not.toBe('unsupported');
            expect(between(there, ambient).verdict).not.toBe('unsupported');
          }
        }
      }),
      { numRuns: 300, seed: 9 },
    );
    // The property would hold for an advisor that says nothing.
    expect(recommended).toBeGreaterThan(50);
  });

  it('is the same for the same facts, in whatever order they come', () => {
    fc.assert(
      fc.property(clusterArb, clusterArb, (east, west) => {
        const documents = east.yaml.split('---\n').reverse().join('---\n');
        const turned = { ...east, yaml: documents };
        expect(advise(worldOf({ west, east: turned }))).toEqual(
          advise(worldOf({ east, west })),
        );
      }),
      { numRuns: 100, seed: 10 },
    );
  });
});
