import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { AmbientzPolicy } from '../../scenarios/answer/ambientz';
import { inboundOf } from '../../scenarios/answer/inbound';
import { exported, kindOf } from '../../scenarios/cluster/kinds';
import { openWork } from '../../scenarios/cluster/settled';
import { blind } from '../../scenarios/compare/blind';
import { differences } from '../../scenarios/compare/differences';
import { injectionDifferences } from '../../scenarios/compare/injection';
import { round, roundOf } from '../../scenarios/generate/round';
import { scenarioOf } from '../../scenarios/generate/scenario';
import {
  deletedParents,
  isOfDeletedParent,
} from '../../scenarios/run/deletedParents';

const ROOT = 'istio-system';
const many = Array.from({ length: 300 }, (_, seed) => seed);

describe('the generator', () => {
  test('a seed is always the same mesh, and another seed another one', () => {
    assert.deepEqual(scenarioOf(7, ROOT), scenarioOf(7, ROOT));
    assert.notDeepEqual(scenarioOf(7, ROOT).waves, scenarioOf(8, ROOT).waves);
    assert.deepEqual(round(7), round(7));
  });

  test('a scenario stays in its own namespaces, and everything in it can be exported', () => {
    for (const seed of many) {
      const { namespaces, waves } = scenarioOf(seed, ROOT);
      for (const object of waves.flatMap(wave => wave.apply)) {
        const { namespace, name } = object.metadata;
        assert.ok(namespaces.includes(namespace ?? name), `${seed} ${name}`);
        assert.ok(kindOf(object));
      }
    }
  });

  test('it makes every kind that is exported and that people write', () => {
    const made = new Set(
      many.flatMap(seed =>
        scenarioOf(seed, ROOT).waves.flatMap(wave =>
          wave.apply.map(({ apiVersion, kind }) => `${apiVersion}/${kind}`),
        ),
      ),
    );
    const byMachines = [
      ...['Node', 'ServiceAccount', 'ConfigMap', 'ReplicaSet', 'DaemonSet'],
      ...['EndpointSlice', 'GatewayClass', 'MutatingWebhookConfiguration'],
      'WorkloadGroup',
    ];
    const byPeople = exported
      .filter(({ kind }) => !byMachines.includes(kind))
      .map(({ apiVersion, kind }) => `${apiVersion}/${kind}`);
    assert.deepEqual([...made].sort(), byPeople.sort());
  });

  test('policies of the root namespace belong to a round', () => {
    const rounds = new Set(many.map(roundOf));
    const policies = [...rounds].flatMap(number =>
      round(number).waves.flatMap(wave => wave.apply),
    );
    const roots = [...new Set(policies.map(p => p.metadata.namespace))].sort();
    assert.deepEqual(roots, ['istio-system', 'mesh-config']);
  });
});

describe('inbound by policy', () => {
  const deny = (...groups: object[][]): AmbientzPolicy => ({
    name: 'p',
    namespace: 'n',
    scope: 'WORKLOAD_SELECTOR',
    action: 'DENY',
    groups: groups.map(rules => ({
      rules: rules.map(match => ({
        matches: [
          {
            notPrincipals: [],
            destinationPorts: [],
            notDestinationPorts: [],
            ...match,
          },
        ],
      })),
    })),
  });
  const nobody = { notPrincipals: [{ presence: {} }] };

  test('no policy lets plain text in', () => {
    assert.deepEqual(inboundOf([]), { mode: 'PERMISSIVE', ports: {} });
  });

  test('rules of a group hold together, groups each for itself', () => {
    const exempt = deny([nobody, { notDestinationPorts: [8080] }]);
    assert.deepEqual(inboundOf([exempt]), {
      mode: 'STRICT',
      ports: { 8080: 'PERMISSIVE' },
    });
    const named = deny([{ ...nobody, destinationPorts: [9090] }]);
    assert.deepEqual(inboundOf([named]), {
      mode: 'PERMISSIVE',
      ports: { 9090: 'STRICT' },
    });
    assert.deepEqual(inboundOf([deny([nobody])]), {
      mode: 'STRICT',
      ports: {},
    });
  });

  test('what no PeerAuthentication becomes is not passed by', () => {
    assert.throws(() => inboundOf([deny([{ principals: [] }])]), /principals/);
  });
});

describe('what has no trace', () => {
  const ref = (namespace: string) => ({
    apiVersion: 'security.istio.io/v1',
    kind: 'PeerAuthentication',
    name: 'p',
    namespace,
  });
  const waves = (namespace: string) => [
    { apply: [], remove: [ref(namespace)], scaleToNothing: [] },
  ];
  const ofPod = 'pod s1-a/web: mTLS: istiod says STRICT {}, the report …';

  test('a deleted parent explains mTLS in its namespace, in the root namespace everywhere', () => {
    const explains = (namespace: string, difference: string) =>
      isOfDeletedParent(difference, deletedParents(waves(namespace), ROOT));
    assert.equal(explains('s1-a', ofPod), true);
    assert.equal(explains('s1-b', ofPod), false);
    assert.equal(explains(ROOT, ofPod), true);
    assert.equal(explains('s1-a', 'pod s1-a/web: tunnel: istiod says'), false);
  });
});

describe('the comparison', () => {
  const golden = (file: string): unknown =>
    JSON.parse(
      readFileSync(
        join(
          ...[__dirname, '..', '..', '..', '..', 'packages', 'mesh-cli'],
          ...['testdata', 'istiod-goldens', '25', file],
        ),
        'utf8',
      ),
    );
  const recorded = () => ({
    namespaces: ['s25-a', 's25-b'],
    cluster: golden('cluster.json') as Parameters<
      typeof differences
    >[0]['cluster'],
    istiod: golden('istiod.json') as {
      workloads: { tunnel: string }[];
      services: { waypoint: string | null }[];
    },
    analyze: [],
  });

  test('a recorded mesh has no difference', () => {
    assert.deepEqual(differences(recorded()), []);
  });

  test('a lie about any workload or service is seen, also without the word of istiod', () => {
    const one = recorded();
    one.istiod.workloads.forEach(workload => {
      workload.tunnel = workload.tunnel === 'HBONE' ? 'NONE' : 'HBONE';
    });
    // Of a sidecar both can be true.
    const count = one.istiod.workloads.length - 1;
    const found = differences(one).filter(text => text.startsWith('pod'));
    assert.equal(found.length, count);
    const other = recorded();
    for (const service of other.istiod.services) service.waypoint = 'x/y';
    assert.ok(differences(other).length >= other.istiod.services.length);
  });

  test('an object that istiod does not know is seen', () => {
    const one = recorded();
    one.istiod.workloads.pop();
    assert.equal(differences(one).length, 1);
  });

  test('what istiod wrote about waypoints is taken away, the rest stays', () => {
    const [service] = blind([
      {
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web' },
        status: { conditions: [{}], loadBalancer: {} },
      },
    ]);
    assert.deepEqual(service.status, { loadBalancer: {} });
  });
});

describe('injection', () => {
  const pod = (name: string, injected: boolean) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'shop',
      labels: { app: 'web' },
      annotations: injected ? { 'sidecar.istio.io/status': '{}' } : {},
    },
    spec: { containers: [{ name: 'server' }] },
  });
  const namespace = {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop', labels: { 'istio-injection': 'enabled' } },
  };
  const injector = {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingWebhookConfiguration',
    metadata: {
      name: 'istio-sidecar-injector',
      labels: { app: 'sidecar-injector', 'istio.io/rev': 'default' },
    },
    webhooks: [
      {
        name: 'namespace.sidecar-injector.istio.io',
        namespaceSelector: { matchLabels: { 'istio-injection': 'enabled' } },
        objectSelector: {},
      },
    ],
  };
  const workload = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', namespace: 'shop' },
    spec: {
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'server' }] },
      },
    },
  };
  const found = (injected: boolean) =>
    injectionDifferences(
      [namespace, injector, pod('web-1', injected)],
      [workload],
    );

  test('a pod without the sidecar that it should have is seen', () => {
    assert.deepEqual(found(true), []);
    assert.equal(found(false).length, 1);
  });
});

describe('standing still', () => {
  const deployment = (replicas: number, status: object, owner?: string) => ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      ...{ name: 'web', namespace: 'shop', uid: 'web', generation: 2 },
      ...(owner && { ownerReferences: [{ kind: 'Gateway', uid: owner }] }),
    },
    spec: { replicas },
    status,
  });
  const seen = (replicas: number) => ({ observedGeneration: 2, replicas });

  test('a Deployment is open until its controller has seen it and made its pods', () => {
    const open = (replicas: number, status: object) =>
      openWork([deployment(replicas, status)]).join();
    assert.match(open(1, { observedGeneration: 1 }), /not seen/);
    assert.match(open(2, seen(1)), /missing/);
    assert.match(open(0, seen(1)), /left/);
    // A rollout that never gets ready.
    assert.equal(open(1, seen(2)), '');
  });

  test('what has lost its owner will be collected', () => {
    const owner = {
      apiVersion: 'gateway.networking.k8s.io/v1',
      kind: 'Gateway',
      metadata: { name: 'wp', namespace: 'shop', uid: 'wp' },
    };
    const owned = deployment(1, seen(1), 'wp');
    assert.deepEqual(openWork([owner, owned]), []);
    assert.match(openWork([owned]).join(), /owner is gone/);
  });
});
