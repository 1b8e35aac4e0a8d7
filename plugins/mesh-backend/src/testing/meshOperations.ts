import fc from 'fast-check';
import {
  FACT_KINDS,
  FactKind,
  FeedState,
  ObjectFact,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import {
  ambientCluster,
  CAPTURED,
  daemonSetFact,
  deploymentFact,
  INJECTED,
  namespaceFact,
  podFact,
  policyFact,
  serviceFact,
  waypointFact,
} from '@mesh-onboarding/backstage-plugin-mesh-common/testing';

/** Something that happens to a mesh. */
export type Operation =
  | { readonly cluster: string; readonly type: 'connect' }
  | { readonly cluster: string; readonly type: 'remove' }
  | Change;

/** Something that happens inside a cluster. */
export type Change = { readonly cluster: string } & (
  | { readonly type: 'set'; readonly kind: FactKind; readonly fact: ObjectFact }
  | { readonly type: 'delete'; readonly kind: FactKind; readonly key: string }
  | {
      readonly type: 'list';
      readonly kind: FactKind;
      readonly facts: readonly ObjectFact[];
    }
  | {
      readonly type: 'feed';
      readonly kind: FactKind;
      readonly state: FeedState;
    }
);

const START = Date.parse('2026-11-24T11:00:00Z');

type Labels = Record<string, string>;
const oneOf = (...labels: Labels[]) => fc.constantFrom<Labels>(...labels);

const twice = <T>(value: T): T[] => [value, value];

// Few names, so that things meet.
const clusters = fc.constantFrom('eu', 'eu', 'us');
const namespaces = fc.constantFrom('a', 'b', 'c', 'istio-system');
const names = fc.constantFrom('shop', 'web', 'other');

const namespace = fc
  .record({
    name: fc.oneof(namespaces, fc.constant('kube-system')),
    mode: oneOf({}, ...twice({ 'istio.io/dataplane-mode': 'ambient' })),
    writtenAt: fc.constantFrom(START - 10_000, START - 3_600_000),
    injection: oneOf(...twice({}), { 'istio-injection': 'enabled' }),
    waypoint: oneOf(
      {},
      { 'istio.io/use-waypoint': 'waypoint' },
      {
        'istio.io/use-waypoint': 'waypoint',
        'istio.io/use-waypoint-namespace': 'c',
      },
    ),
    owner: oneOf({}, { 'backstage.io/owner': 'team' }),
  })
  .map(({ name, mode, injection, waypoint, owner, writtenAt }) =>
    namespaceFact(
      name,
      { ...mode, ...injection, ...waypoint },
      { annotations: owner, labelsWrittenAt: writtenAt },
    ),
  );

const pod = fc
  .record({
    namespace: namespaces,
    app: names,
    nth: fc.nat(2),
    labels: oneOf(
      {},
      ...twice({ 'backstage.io/kubernetes-id': 'shop' }),
      { tier: 'web' },
      { tier: 'web', legacy: 'yes' },
      { 'gateway.networking.k8s.io/gateway-name': 'waypoint' },
    ),
    proxy: fc.constantFrom({}, CAPTURED, INJECTED),
    phase: fc.constantFrom('Running' as const, 'Succeeded' as const),
    node: fc.constantFrom('node-a', 'node-b'),
  })
  .map(({ namespace: ns, app, nth, labels, proxy, phase, node }) =>
    podFact(ns, app, {
      name: `${app}-${nth}`,
      labels: { app, ...labels },
      phase,
      node,
      ...proxy,
    }),
  );

const nodeAgent = fc
  .record({
    node: fc.constantFrom('node-a', 'node-b'),
    ready: fc.boolean(),
  })
  .map(({ node, ready }) =>
    podFact('istio-system', 'istio-cni-node', {
      name: `istio-cni-node-${node}`,
      labels: { 'k8s-app': 'istio-cni-node' },
      node,
      ready,
    }),
  );

const policy = fc
  .record({
    namespace: namespaces,
    name: names,
    mode: fc.constantFrom('STRICT' as const, 'PERMISSIVE' as const),
    selector: fc.constantFrom(null, { app: 'shop' }),
  })
  .map(({ namespace: ns, name, ...rest }) => policyFact(ns, name, rest));

const deployment = fc
  .record({
    namespace: namespaces,
    name: names,
    isShop: fc.boolean(),
    available: fc.nat(3),
  })
  .map(({ namespace: ns, name, isShop, available }) =>
    deploymentFact(ns, name, {
      available,
      podLabels: isShop ? { 'backstage.io/kubernetes-id': 'shop' } : {},
    }),
  );

const facts: Partial<Record<FactKind, fc.Arbitrary<ObjectFact>>> = {
  namespaces: namespace,
  pods: fc.oneof({ weight: 4, arbitrary: pod }, nodeAgent),
  peerauthentications: policy,
  deployments: deployment,
  services: fc
    .tuple(namespaces, names)
    .map(([ns, name]) => serviceFact(ns, name)),
  gateways: namespaces.map(ns => waypointFact(ns, 'waypoint')),
  daemonsets: fc
    .nat(2)
    .map(ready =>
      daemonSetFact('istio-system', 'ztunnel', { app: 'ztunnel' }, { ready }),
    ),
};

// Pods come and go the most.
const WEIGHTS: Record<string, number> = { pods: 6, namespaces: 3, gateways: 2 };

const kindAndFact = fc.oneof(
  ...Object.entries(facts).map(([kind, fact]) => ({
    weight: WEIGHTS[kind] ?? 1,
    arbitrary: fact.map(f => ({ kind: kind as FactKind, fact: f })),
  })),
);

const feedState: fc.Arbitrary<FeedState> = fc.record({
  state: fc.constantFrom(
    ...Array<'live'>(5).fill('live'),
    'stale' as const,
    'forbidden' as const,
    'failed' as const,
  ),
  seenAt: fc.oneof(
    fc.constant(null),
    fc.integer({ min: START, max: START + 3_600_000 }),
  ),
});

const operation: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc
      .tuple(clusters, kindAndFact)
      .map(
        ([cluster, change]) => ({ cluster, type: 'set', ...change } as const),
      ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(clusters, kindAndFact)
      .map(([cluster, { kind, fact }]) => ({
        cluster,
        type: 'delete' as const,
        kind,
        key: fact.namespace ? `${fact.namespace}/${fact.name}` : fact.name,
      })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(
        clusters,
        fc.uniqueArray(pod, { selector: p => p.namespace + p.name }),
      )
      .map(([cluster, listed]) => ({
        cluster,
        type: 'list' as const,
        kind: 'pods' as const,
        facts: listed,
      })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(clusters, fc.constantFrom(...FACT_KINDS), feedState)
      .map(([cluster, kind, state]) => ({
        cluster,
        type: 'feed' as const,
        kind,
        state,
      })),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(clusters, fc.constantFrom('connect' as const, 'remove' as const))
      .map(([cluster, type]) => ({ cluster, type })),
  },
);

/** Both clusters are there, live, and have ambient installed at first. */
export const beginning: readonly Operation[] = ['eu', 'us'].flatMap(cluster => [
  { cluster, type: 'connect' as const },
  ...FACT_KINDS.flatMap(kind =>
    [...ambientCluster(cluster).facts[kind].values()].map(fact => ({
      cluster,
      type: 'set' as const,
      kind,
      fact: fact as ObjectFact,
    })),
  ),
  ...FACT_KINDS.map(kind => ({
    cluster,
    type: 'feed' as const,
    kind,
    state: { state: 'live' as const, seenAt: START },
  })),
]);

/** What happens after the beginning, in order. */
export const meshOperations: fc.Arbitrary<Operation[]> = fc.array(operation, {
  minLength: 1,
  maxLength: 60,
  size: 'max',
});
