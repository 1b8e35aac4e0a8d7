import { PeerAuthenticationFact, PeerAuthenticationMode } from '../facts';
import { clusterContext, podMode } from '../mode';
import { ambientCluster, namespaceFact, podFact, policyFact } from '../testing';
import { effectiveMtls } from './effective';
import { cases } from './__fixtures__/mtls-cases.json';

type Case = (typeof cases)[number];

function policyOf(raw: Case['policies'][number]): PeerAuthenticationFact {
  const policy: {
    name: string;
    namespace: string;
    createdAt: string;
    labels?: Record<string, string | undefined>;
    selector?: { matchLabels?: Record<string, string | undefined> };
    mtls?: { mode?: string };
    portLevelMtls?: Record<string, { mode?: string } | undefined>;
  } = raw;
  return policyFact(policy.namespace, policy.name, {
    labels: (policy.labels ?? {}) as Record<string, string>,
    createdAt: Date.parse(policy.createdAt),
    selector: policy.selector
      ? ((policy.selector.matchLabels ?? {}) as Record<string, string>)
      : null,
    mode: policy.mtls
      ? ((policy.mtls.mode ?? 'UNSET') as PeerAuthenticationMode)
      : null,
    ports: Object.fromEntries(
      Object.entries(policy.portLevelMtls ?? {}).map(([port, mtls]) => [
        port,
        (mtls?.mode ?? 'UNSET') as PeerAuthenticationMode,
      ]),
    ),
  });
}

/** What the data plane of a case looks like on a pod. The annotations of the case say the rest. */
const DATA_PLANES: Record<string, object> = {
  sidecar: { injected: true, proxyContainer: 'container' },
  ambient: { redirection: 'enabled' },
  'ambient-pending': {},
  waypoint: {},
  none: {},
};

function podOf({ workload }: Case) {
  const annotations: Record<string, string | undefined> =
    workload.annotations ?? {};
  const redirection = annotations['ambient.istio.io/redirection'];
  return podFact(workload.namespace, 'app', {
    labels: workload.labels as unknown as Record<string, string>,
    ...DATA_PLANES[workload.dataPlane],
    ...(redirection === 'pending' && { redirection }),
  });
}

function answer(testCase: Case) {
  const view = ambientCluster('c', {
    rootNamespace: testCase.mesh.rootNamespace,
  });
  const ctx = clusterContext(view);
  expect(ctx.revision).toBe(testCase.mesh.revision);
  const pod = podOf(testCase);
  const namespace = namespaceFact(pod.namespace, {
    'istio.io/dataplane-mode': 'ambient',
  });
  const policies = testCase.policies.map(policyOf);
  return effectiveMtls(pod, podMode(pod, namespace, ctx), policies, ctx);
}

type Outcome = { mode: string; ports: Record<string, string> };

/** Every port that either side names; an absent one has the mode. */
function perPort(outcome: Outcome, ports: Iterable<string>) {
  return Object.fromEntries(
    [...ports].map(port => [port, outcome.ports[port] ?? outcome.mode]),
  );
}

function expectOutcome(actual: Outcome, testCase: Case) {
  const perPortExpected = testCase.expect.perPort as unknown as Record<
    string,
    string
  >;
  const expected = {
    mode: testCase.expect.effectiveMode,
    ports: perPortExpected,
  };
  const ports = new Set([
    ...Object.keys(expected.ports),
    ...Object.keys(actual.ports),
  ]);
  return {
    actual: { mode: actual.mode, ...perPort(actual, ports) },
    expected: { mode: expected.mode, ...perPort(expected, ports) },
  };
}

describe('the truth table of effective mTLS', () => {
  const certain = cases.filter(c => c.id !== 'MT-46');

  it('is complete', () => {
    expect(cases.length).toBeGreaterThanOrEqual(35);
    expect(certain).toHaveLength(cases.length - 1);
  });

  it.each(certain.map(c => [c.id, c.title, c] as const))(
    '%s %s',
    (_, __, c) => {
      const result = answer(c);
      const { actual, expected } = expectOutcome(result, c);
      expect(actual).toEqual(expected);
      expect(result).toMatchObject({ uncertain: false, alternative: null });
    },
  );

  it('MT-46 is uncertain, and one of its outcomes is the expected one', () => {
    const c = cases.find(({ id }) => id === 'MT-46')!;
    const result = answer(c);
    expect(result.uncertain).toBe(true);
    expect(result.reason).toBe('uncertain-conversion');
    const outcomes = [result, result.alternative!].map(o =>
      expectOutcome(o, c),
    );
    expect(outcomes.map(o => o.actual)).toContainEqual(outcomes[0].expected);
    expect(result.alternative).toEqual({
      mode: 'STRICT',
      ports: { 9090: 'PERMISSIVE' },
    });
  });
});

describe('the warnings of the truth table', () => {
  it.each(
    cases
      .filter(c =>
        (c.warnings as string[]).includes('DISABLE_UNSUPPORTED_IN_AMBIENT'),
      )
      .map(c => [c.id, c] as const),
  )('%s is not plain DISABLE', (_, c) => {
    const { mode, ports } = answer(c);
    expect([mode, ...Object.values(ports)]).not.toContain('DISABLE');
  });
});
