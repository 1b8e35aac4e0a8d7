import fc from 'fast-check';
import { Plan } from '../../../contract/plans';
import {
  ClusterView,
  FactKind,
  PeerAuthenticationFact,
  PodFact,
  StringMap,
} from '../../../facts';
import { clusterContext } from '../../../mode';
import { PlanCluster, PlanWorld } from '../../../plan/world';
import {
  ambientCluster,
  CAPTURED,
  daysAgo,
  FactLists,
  INJECTED,
  InstallOptions,
  namespaceFact,
  podFact,
  podFacts,
  policyFact,
  sidecarCluster,
  waypointFact,
} from '../../../testing';
import { namespaceKind } from '.';

const OWNER = 'group:default/team-payments';

function planCluster(
  view: ClusterView,
  over: Partial<PlanCluster> = {},
): PlanCluster {
  return {
    view,
    context: clusterContext(view),
    writable: true,
    ownerOf: () => OWNER,
    ...over,
  };
}

function world(
  clusters: readonly PlanCluster[],
  over: Partial<PlanWorld> = {},
): PlanWorld {
  return {
    clusters,
    enabled: ['namespace'],
    policyVersion: 'rules-1',
    fieldManager: 'mesh-onboarding',
    ...over,
  };
}

const input = (clusters = ['eu'], namespace = 'refunds') => ({
  kind: 'namespace' as const,
  namespace,
  clusters,
});

function eu(facts: FactLists = {}, options: InstallOptions = {}): PlanCluster {
  return planCluster(ambientCluster('eu', { ...options, facts }));
}

const refunds = (labels: StringMap = {}, managers: StringMap = {}) =>
  namespaceFact('refunds', labels, { labelManagers: managers });

const codes = (plan: Plan) => plan.findings.map(f => f.code);
const plan = (cluster: PlanCluster, over: Partial<PlanWorld> = {}) =>
  namespaceKind.plan(input(), world([cluster], over));

describe('plan of a namespace', () => {
  it('sets one label where it is not, and counts the pods that join', () => {
    const made = plan(
      eu({
        namespaces: [refunds()],
        pods: [
          ...podFacts(3, 'refunds', 'api'),
          podFact('refunds', 'in', CAPTURED),
          podFact('refunds', 'old', INJECTED),
          podFact('refunds', 'probe', { hostNetwork: true }),
          podFact('refunds', 'out', {
            labels: { 'istio.io/dataplane-mode': 'none' },
          }),
          podFact('refunds', 'job', { phase: 'Succeeded' }),
          podFact('refunds', 'gpu', { node: 'node-without-cni' }),
          podFact('refunds', 'leaving', { terminating: true }),
          podFact('orders', 'other'),
        ],
      }),
    );
    expect(made.targets[0].mutations).toEqual([
      {
        path: 'metadata.labels.istio.io/dataplane-mode',
        before: null,
        after: 'ambient',
      },
    ]);
    expect(made.targets[0].counts).toEqual({
      joins: 3,
      staysOut: 4,
      alreadyIn: 1,
    });
    const why = Object.fromEntries(
      made.targets[0].pods!.map(p => [p.workload, p.why ?? p.outcome]),
    );
    expect(why).toEqual({
      'Deployment/api': 'joins',
      'Deployment/in': 'already-in',
      'Deployment/old': 'keeps-sidecar-until-restart',
      'Deployment/probe': 'host-network',
      'Deployment/out': 'opted-out',
      'Deployment/job': 'finished',
      'Deployment/gpu': 'no-node-agent',
    });
    expect(made.blocked).toBe(false);
    expect(made.nothingToDo).toBe(false);
    expect(codes(made)).toEqual(['sidecar-until-restart', 'no-node-agent']);
    expect(made.targets[0].manifest).toContain('uid: ns-refunds');
  });

  it('has nothing to do where the label is', () => {
    const made = plan(
      eu({
        namespaces: [
          refunds(
            { 'istio.io/dataplane-mode': 'ambient' },
            { 'istio.io/dataplane-mode': 'kubectl-label' },
          ),
        ],
      }),
    );
    expect(made).toMatchObject({ nothingToDo: true, blocked: false });
    expect(codes(made)).toEqual(['already-enrolled']);
  });

  const label = 'istio.io/dataplane-mode';
  const bad = (
    [
      ['unknown-namespace', eu()],
      ['writes-disabled', eu({ namespaces: [refunds()] }), { enabled: [] }],
      [
        'cluster-read-only',
        planCluster(
          ambientCluster('eu', { facts: { namespaces: [refunds()] } }),
          {
            writable: false,
          },
        ),
      ],
      [
        'cluster-not-ambient',
        planCluster(
          sidecarCluster('eu', { facts: { namespaces: [refunds()] } }),
        ),
      ],
      [
        'foreign-field-manager',
        eu({
          namespaces: [refunds({ [label]: 'none' }, { [label]: 'argocd' })],
        }),
      ],
      [
        'conflicting-label',
        eu({ namespaces: [refunds({ 'istio-injection': 'enabled' })] }),
      ],
      [
        'conflicting-label',
        eu({ namespaces: [refunds({ 'istio.io/rev': 'default' })] }),
      ],
      [
        'namespace-excluded',
        eu({ namespaces: [refunds()] }, { excludeNamespaces: ['refunds'] }),
      ],
      ['cluster-silent', eu({ namespaces: [refunds()] }, { state: 'stale' })],
      [
        'cluster-silent',
        eu({ namespaces: [refunds()] }, { feeds: { configs: 'failed' } }),
      ],
      [
        'cluster-unreadable',
        eu({ namespaces: [refunds()] }, { feeds: { namespaces: 'forbidden' } }),
      ],
    ] satisfies [string, PlanCluster, Partial<PlanWorld>?][]
  ).map(([code, cluster, over]) => ({ code, cluster, over }));
  it.each(bad)(
    'is blocked by $code and changes nothing',
    ({ code, cluster, over }) => {
      const made = plan(cluster, over);
      expect(codes(made)).toContain(code);
      expect(made.blocked).toBe(true);
      const error = made.findings.find(f => f.code === code)!;
      expect(error.severity).toBe('error');
      expect(error.nextStep).not.toBe('');
    },
  );

  it('knows the clusters it knows', () => {
    const made = namespaceKind.plan(input(['mars']), world([eu()]));
    expect(made.findings[0]).toMatchObject({
      code: 'unknown-cluster',
      nextStep: 'Choose one of eu.',
    });
  });

  it.each(['kube-system', 'kube-public', 'kube-node-lease', 'istio-system'])(
    'leaves %s alone, also where the cluster is silent',
    namespace => {
      const silent = eu({}, { state: 'stale' });
      for (const cluster of [eu(), silent]) {
        const made = namespaceKind.plan(
          input(['eu'], namespace),
          world([cluster]),
        );
        expect(codes(made)).toEqual(['system-namespace']);
      }
    },
  );

  it('warns of STRICT by any policy that counts for the namespace', () => {
    const withPolicy = (...policies: FactLists['peerauthentications'] & {}) =>
      codes(
        plan(eu({ namespaces: [refunds()], peerauthentications: policies })),
      );
    expect(
      withPolicy(policyFact('istio-system', 'default', { mode: 'STRICT' })),
    ).toContain('strict-on-joining');
    expect(
      withPolicy(
        policyFact('refunds', 'one', {
          mode: 'STRICT',
          selector: { app: 'api' },
        }),
      ),
    ).toContain('strict-on-joining');
    expect(
      withPolicy(policyFact('orders', 'default', { mode: 'STRICT' })),
    ).toEqual([]);
  });

  it('says unknown, not 0, where pods cannot be read', () => {
    const made = plan(
      eu({ namespaces: [refunds()] }, { feeds: { pods: 'forbidden' } }),
    );
    expect(made.targets[0]).toMatchObject({ pods: null, counts: null });
    expect(made.blocked).toBe(false);
    expect(codes(made)).toContain('pods-unreadable');
  });

  it('plans what it can where one of two clusters is silent', () => {
    const us = planCluster(ambientCluster('us', { state: 'stale' }));
    const made = namespaceKind.plan(
      input(['eu', 'us']),
      world([eu({ namespaces: [refunds()] }), us]),
    );
    expect(made.targets.map(t => t.mutations.length)).toEqual([1, 0]);
    expect(made).toMatchObject({ blocked: true, nothingToDo: false });
  });
});

describe('hash of a plan', () => {
  const anyPod: fc.Arbitrary<PodFact> = fc
    .record({
      app: fc.constantFrom('api', 'worker', 'probe'),
      name: fc.stringMatching(/^[a-z]{8}$/),
      phase: fc.constantFrom<PodFact['phase']>(
        'Running',
        'Pending',
        'Succeeded',
      ),
      node: fc.constantFrom('node-a', 'node-b', 'node-c', null),
      ready: fc.boolean(),
      terminating: fc.boolean(),
      hostNetwork: fc.boolean(),
      hasIp: fc.boolean(),
      redirection: fc.constantFrom<PodFact['redirection']>(
        'enabled',
        'pending',
        null,
      ),
      injected: fc.boolean(),
      bypassInbound: fc.boolean(),
    })
    .map(({ app, ...rest }) => podFact('refunds', app, rest));
  const pods = fc.array(anyPod, { maxLength: 12 });
  const daemons = fc.record({
    desired: fc.integer({ min: 0, max: 5 }),
    ready: fc.integer({ min: 0, max: 5 }),
  });
  const policies = [
    policyFact('refunds', 'default', { mode: 'PERMISSIVE' }),
    policyFact('istio-system', 'mesh', { mode: 'STRICT' }),
  ];
  const base: FactLists = {
    namespaces: [refunds({ 'istio.io/use-waypoint': 'waypoint' })],
    peerauthentications: policies,
    gateways: [waypointFact('refunds', 'waypoint')],
  };
  const hash = (
    facts: FactLists,
    options: InstallOptions = {},
    over: Partial<PlanCluster> = {},
  ) => plan({ ...eu({ ...base, ...facts }, options), ...over }).hash;

  it('stays through rollouts, scaling, restarts, and pods that come and go', () => {
    const before = hash({});
    fc.assert(
      fc.property(pods, daemons, (list, counts) => {
        const view = ambientCluster('eu', { facts: { ...base, pods: list } });
        const restarting: ClusterView = {
          ...view,
          facts: {
            ...view.facts,
            daemonsets: new Map(
              [...view.facts.daemonsets].map(([k, d]) => [
                k,
                { ...d, ...counts },
              ]),
            ),
            deployments: new Map(
              [...view.facts.deployments].map(([k, d]) => [
                k,
                { ...d, replicas: counts.desired, available: counts.ready },
              ]),
            ),
            // Readiness of a waypoint is that of its pods.
            gateways: new Map(
              [...view.facts.gateways].map(([k, g]) => [
                k,
                { ...g, addresses: [], conditions: [] },
              ]),
            ),
          },
        };
        expect(plan(planCluster(restarting)).hash).toBe(before);
      }),
    );
  });

  it('stays through unrelated labels, other namespaces and other feeds', () => {
    const before = hash({});
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('team', 'app.kubernetes.io/name', 'env'),
          fc.string(),
        ),
        fc.constantFrom('live' as const, 'forbidden' as const),
        (labels, state) => {
          const facts: FactLists = {
            namespaces: [
              refunds({ 'istio.io/use-waypoint': 'waypoint', ...labels }),
              namespaceFact('orders', { 'istio-injection': 'enabled' }),
            ],
            peerauthentications: [
              ...policies,
              policyFact('orders', 'x', { mode: 'STRICT' }),
            ],
            pods: podFacts(3, 'orders', 'cart'),
          };
          expect(hash(facts, { feeds: { pods: state } })).toBe(before);
        },
      ),
    );
  });

  const labelChange = fc
    .tuple(
      fc.constantFrom(
        'istio.io/dataplane-mode',
        'istio-injection',
        'istio.io/rev',
        'istio.io/use-waypoint',
        'istio.io/use-waypoint-namespace',
        'topology.istio.io/network',
      ),
      fc.constantFrom('ambient', 'none', 'enabled', 'disabled', 'canary'),
    )
    .map(([key, value]): [string, FactLists, InstallOptions?] => [
      `label ${key}`,
      {
        namespaces: [
          refunds({ 'istio.io/use-waypoint': 'waypoint', [key]: value }),
        ],
      },
    ]);
  const policyChange = fc
    .record({
      name: fc.constantFrom('default', 'other'),
      namespace: fc.constantFrom('refunds', 'istio-system'),
      mode: fc.constantFrom(
        'UNSET' as const,
        'DISABLE' as const,
        'STRICT' as const,
      ),
      ports: fc.constantFrom<PeerAuthenticationFact['ports']>(
        {},
        { 9090: 'DISABLE' },
      ),
      selector: fc.constantFrom<StringMap | null>(null, {}, { app: 'api' }),
      createdAt: fc.constantFrom(daysAgo(1), daysAgo(99)),
    })
    .map(
      ({ namespace, name, ...rest }): [string, FactLists, InstallOptions?] => [
        `policy ${namespace}/${name}`,
        {
          peerauthentications: [
            ...policies.filter(
              p => p.namespace !== namespace || p.name !== name,
            ),
            policyFact(namespace, name, rest),
          ],
        },
      ],
    );
  const waypointChange = fc.constantFrom<[string, FactLists, InstallOptions?]>(
    ['waypoint gone', { gateways: [] }],
    [
      'waypoint of another type',
      {
        gateways: [
          waypointFact('refunds', 'waypoint', {
            labels: { 'istio.io/waypoint-for': 'all' },
          }),
        ],
      },
    ],
    [
      'a second waypoint',
      {
        gateways: [
          waypointFact('refunds', 'waypoint'),
          waypointFact('refunds', 'b'),
        ],
      },
    ],
  );
  const clusterChange = fc.constantFrom<[string, FactLists, InstallOptions?]>(
    ['cluster uid', {}, { uid: 'another' }],
    ['network', {}, { network: 'net-b' }],
    ['trust domain', {}, { trustDomain: 'example.org' }],
    ['root namespace', {}, { rootNamespace: 'istio-config' }],
    ['excluded', {}, { excludeNamespaces: ['refunds'] }],
    [
      'namespace made anew',
      {
        namespaces: [
          namespaceFact(
            'refunds',
            { 'istio.io/use-waypoint': 'waypoint' },
            { uid: 'new' },
          ),
        ],
      },
    ],
  );

  it('changes with labels, policies, waypoints and the cluster', () => {
    const before = hash({});
    fc.assert(
      fc.property(
        fc.oneof(labelChange, policyChange, waypointChange, clusterChange),
        ([, facts, options]) => {
          expect(hash(facts, options)).not.toBe(before);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('changes with the owner, the rules, and what installed parts there are', () => {
    const hashes = [
      hash({}),
      hash({}, {}, { ownerOf: () => 'group:default/team-orders' }),
      hash({}, {}, { ownerOf: () => null }),
      hash({}, {}, { writable: false }),
      plan(eu(base), { policyVersion: 'rules-2' }).hash,
      plan(planCluster(sidecarCluster('eu', { facts: base }))).hash,
    ];
    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('is known: a change of the form is a change of every approval', () => {
    expect(hash({})).toMatch(/^[0-9a-f]{64}$/);
    const shuffled: FactLists = {
      ...base,
      peerauthentications: [...policies].reverse(),
    };
    expect(hash(shuffled)).toBe(hash({}));
  });
});

describe('verification of a namespace', () => {
  const enrolled = refunds({ 'istio.io/dataplane-mode': 'ambient' });
  const approved = plan(eu({ namespaces: [refunds()] }));
  const verify = (
    facts: FactLists,
    feeds: Partial<Record<FactKind, 'stale'>> = {},
  ) =>
    namespaceKind.verify(
      input(),
      approved,
      world([eu(facts, { feeds })]),
      new Map(),
    );

  it('is settled when the label is there and every pod that can join has', () => {
    const seen = verify({
      namespaces: [enrolled],
      pods: [
        ...podFacts(2, 'refunds', 'api', CAPTURED),
        podFact('refunds', 'probe', { hostNetwork: true }),
        podFact('refunds', 'old', INJECTED),
      ],
    });
    expect(seen.settled).toBe(true);
    expect(seen.expectations.map(e => e.state)).toEqual(['met', 'met']);
    expect(seen.expectations[1].evidence).toBe('2 of 2 pods in eu have joined');
  });

  it('waits for pods that are not captured', () => {
    const seen = verify({
      namespaces: [enrolled],
      pods: [podFact('refunds', 'api', CAPTURED), podFact('refunds', 'web')],
    });
    expect(seen.settled).toBe(false);
    expect(seen.expectations[1]).toMatchObject({
      state: 'working',
      evidence: '1 of 2 pods in eu have joined',
    });
  });

  it('is settled without pods, and says so', () => {
    const seen = verify({ namespaces: [enrolled] });
    expect(seen.settled).toBe(true);
    expect(seen.expectations[1].evidence).toMatch(/^No pods yet/);
  });

  it('never calls a silent cluster verified', () => {
    const seen = verify({ namespaces: [enrolled] }, { pods: 'stale' });
    expect(seen.settled).toBe(false);
    expect(seen.expectations.map(e => e.state)).toEqual(['unknown', 'unknown']);
  });

  it('sees that the label or the namespace is gone', () => {
    expect(verify({ namespaces: [refunds()] }).expectations[0].state).toBe(
      'unmet',
    );
    const anew = { ...enrolled, uid: 'another' };
    expect(verify({ namespaces: [anew] }).expectations[0].evidence).toBe(
      'The namespace was made anew',
    );
    expect(verify({}).settled).toBe(false);
  });
});

describe('writes of a namespace', () => {
  it('restore what was there, absent included', () => {
    const before = plan(
      eu({
        namespaces: [
          refunds(
            { 'istio.io/dataplane-mode': 'none' },
            { 'istio.io/dataplane-mode': 'mesh-onboarding' },
          ),
        ],
      }),
    );
    const absent = plan(eu({ namespaces: [refunds()] }));
    const undo = (p: Plan) =>
      namespaceKind.rollback(input(), p, p.targets[0], null);
    expect(undo(before)).toMatchObject({
      write: 'labels',
      from: { 'istio.io/dataplane-mode': 'ambient' },
      to: { 'istio.io/dataplane-mode': 'none' },
    });
    expect(undo(absent)).toMatchObject({
      to: { 'istio.io/dataplane-mode': null },
    });
    expect(
      namespaceKind.apply(input(), absent, absent.targets[0]),
    ).toMatchObject({
      object: { kind: 'Namespace', name: 'refunds', uid: 'ns-refunds' },
      from: { 'istio.io/dataplane-mode': null },
      to: { 'istio.io/dataplane-mode': 'ambient' },
    });
  });
});
