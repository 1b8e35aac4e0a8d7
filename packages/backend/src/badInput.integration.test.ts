import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  entityStatusSchema,
  errorBodySchema,
  requestSchema,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import {
  Call,
  callerOf,
  RunningPortal,
  runTemplate,
  startRunningPortal,
  until,
} from './testing';

jest.setTimeout(180_000);

let portal: RunningPortal;
let before: string;
const as: Record<string, Call> = {};

beforeAll(async () => {
  portal = await startRunningPortal();
  for (const who of ['payments-dev', 'search-dev', 'platform-a']) {
    as[who] = await callerOf(portal, who);
  }
  await ownedByArgocd();
  before = await written();
});
afterAll(() => portal?.stop());

/** What a wrong request could have changed: every object of these kinds, with its version. */
async function written(): Promise<string> {
  const paths = [
    '/api/v1/namespaces',
    '/api/v1/secrets',
    '/apis/gateway.networking.k8s.io/v1/gateways',
  ];
  const lists = portal.fleet.members.flatMap(({ client }) =>
    paths.map(path => client.http.json('GET', path)),
  );
  const items = (await Promise.all(lists)).flatMap(list => [
    ...(list as { items: { metadata: object }[] }).items,
  ]);
  return JSON.stringify(items.map(({ metadata }) => metadata));
}

/** `indexer` has its label from somebody who is not the portal. */
async function ownedByArgocd(): Promise<void> {
  await portal.fleet
    .member('prod-eu-1')
    .client.http.json('PATCH', '/api/v1/namespaces/indexer', {
      body: {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: {
          name: 'indexer',
          labels: { 'istio.io/dataplane-mode': 'none' },
        },
      },
      contentType: 'application/apply-patch+yaml',
      query: { fieldManager: 'argocd' },
    });
  await until('the label in the portal', async () => {
    const { body } = await as['search-dev']('post', '/plans', {
      kind: 'namespace',
      namespace: 'indexer',
      clusters: ['prod-eu-1'],
    });
    return JSON.stringify(body).includes('argocd');
  });
}

interface Case {
  readonly what: string;
  readonly who: string;
  readonly request: {
    readonly kind: 'namespace' | 'waypoint';
    readonly namespace: string;
    readonly clusters: readonly string[];
    readonly [field: string]: unknown;
  };
  readonly status: number;
  readonly code: string;
  readonly field: string;
  readonly says: string;
}

const namespace = (name: string, cluster = 'prod-eu-1', more: object = {}) =>
  ({
    kind: 'namespace',
    namespace: name,
    clusters: [cluster],
    ...more,
  } as const);

const CASES: Case[] = [
  {
    what: 'an unknown cluster',
    who: 'payments-dev',
    request: namespace('refunds', 'prod-xx-9'),
    status: 404,
    code: 'unknown-cluster',
    field: 'clusters.0',
    says: 'knows no cluster prod-xx-9',
  },
  {
    what: 'a namespace that does not exist',
    who: 'payments-dev',
    request: namespace('refundz'),
    status: 404,
    code: 'unknown-namespace',
    field: 'namespace',
    says: 'prod-eu-1 has no namespace refundz',
  },
  {
    what: 'a system namespace',
    who: 'payments-dev',
    request: namespace('kube-system'),
    status: 403,
    code: 'system-namespace',
    field: 'namespace',
    says: 'kube-system belongs to Kubernetes',
  },
  {
    what: 'a system namespace, by who approves',
    who: 'platform-a',
    request: namespace('istio-system'),
    status: 403,
    code: 'system-namespace',
    field: 'namespace',
    says: 'istio-system belongs to Kubernetes or to the mesh',
  },
  {
    what: 'a namespace of another team',
    who: 'search-dev',
    request: namespace('refunds'),
    status: 403,
    code: 'not-owner',
    field: 'namespace',
    says: 'not the confirmed owner of refunds in prod-eu-1',
  },
  {
    what: 'a namespace that an own entity claims',
    who: 'search-dev',
    request: namespace('payments', 'prod-eu-1', {
      entityRef: 'component:default/payment-insights',
    }),
    status: 403,
    code: 'claim-unconfirmed',
    field: 'clusters.0',
    says: 'has not confirmed that you own payments',
  },
  {
    what: 'a cluster with sidecars only',
    who: 'search-dev',
    request: namespace('ads', 'prod-ap-1'),
    status: 409,
    code: 'cluster-not-ambient',
    field: 'clusters.0',
    says: 'prod-ap-1 does not run ambient',
  },
  {
    what: 'a waypoint named none',
    who: 'payments-dev',
    request: {
      kind: 'waypoint',
      namespace: 'orders',
      clusters: ['prod-eu-1'],
      name: 'none',
      use: { kind: 'none' },
    },
    status: 400,
    code: 'reserved-waypoint-name',
    field: 'name',
    says: 'cannot be called none',
  },
  {
    what: 'a label that another field manager owns',
    who: 'search-dev',
    request: namespace('indexer'),
    status: 409,
    code: 'foreign-field-manager',
    field: 'clusters.0',
    says: 'argocd set istio.io/dataplane-mode: none on indexer',
  },
];

const TEMPLATES = {
  namespace: 'mesh-enrol-namespace',
  waypoint: 'mesh-request-waypoint',
};

describe.each(CASES)('$what', ({ who, request, status, ...expected }) => {
  it('is refused by the API, by name and with the way out', async () => {
    const answer = await as[who]('post', '/requests', request);
    const { error } = errorBodySchema.parse(answer.body);
    expect(answer.status).toBe(status);
    expect(error).toMatchObject({ code: expected.code, field: expected.field });
    expect(error.message).toContain(expected.says);
    expect(error.nextStep).toBeTruthy();
  });

  it('is told in the task log of the template', async () => {
    const { kind, ...target } = request;
    const task = await runTemplate(portal, who, TEMPLATES[kind], { target });
    expect(task.failed).toBe(true);
    expect(task.log).toContain(expected.says);
    expect(task.log).toContain(`${expected.field}: `);
    expect(task.log).toContain('Next: ');
    expect(task.log).not.toMatch(/^ +at /m);
  });
});

describe('the credential of a cluster', () => {
  const kubeconfigOf = (cluster: string) =>
    readFileSync(
      join(portal.fleetFolder, `${cluster}.reader.kubeconfig`),
      'utf8',
    );

  async function dropped(kubeconfig: string) {
    const answer = await as['platform-a']('post', '/credential-drops', {
      kubeconfig,
    });
    return answer as typeof answer & { body: { drop: string } };
  }

  it.each([
    {
      what: 'that runs a program',
      change: [/token: .*/, 'exec: {command: aws}'] as const,
      code: 'kubeconfig-unsafe',
      field: 'kubeconfig.users.0.user.exec',
    },
    {
      what: 'for a host that is not allowed',
      change: [/127\.0\.0\.1/, 'api.example.com'] as const,
      code: 'host-not-allowed',
      field: 'kubeconfig',
    },
    {
      what: 'for a link-local address',
      change: [/127\.0\.0\.1/, '169.254.169.254'] as const,
      code: 'host-not-allowed',
      field: 'kubeconfig',
    },
    {
      what: 'that is none',
      change: [/^[^]*$/, 'no: [yaml'] as const,
      code: 'kubeconfig-invalid',
      field: 'kubeconfig',
    },
  ])('$what is refused when it is handed over', async each => {
    const { status, body } = await dropped(
      kubeconfigOf('edge-eu-2').replace(each.change[0], each.change[1]),
    );
    expect(status).toBe(400);
    expect(body).toMatchObject({
      error: {
        code: each.code,
        field: each.field,
        nextStep: expect.stringMatching(/./),
      },
    });
  });

  it.each([
    {
      what: 'that has expired',
      of: 'edge-eu-2',
      name: 'edge-eu-2',
      change: [/token: .*/, 'token: expired'] as const,
      status: 400,
      code: 'credential-refused',
      field: 'drop',
      check: 'reachable',
    },
    {
      what: 'of a cluster that does not answer',
      of: 'edge-eu-2',
      name: 'edge-eu-2',
      // Nobody listens on the discard port.
      change: [/127\.0\.0\.1:\d+/, '127.0.0.1:9'] as const,
      status: 503,
      code: 'cluster-unreachable',
      field: 'drop',
      check: 'reachable',
    },
    {
      what: 'of a cluster that is registered',
      of: 'prod-eu-1',
      name: 'second',
      change: ['', ''] as const,
      status: 409,
      code: 'cluster-exists',
      field: 'drop',
      check: 'uid-unique',
    },
    {
      what: 'under a name that is taken',
      of: 'edge-eu-2',
      name: 'prod-us-1',
      change: ['', ''] as const,
      status: 409,
      code: 'cluster-exists',
      field: 'name',
      check: 'name-free',
    },
  ])('$what fails the pre-flight, the request and the task', async each => {
    const { body } = await dropped(
      kubeconfigOf(each.of).replace(each.change[0], each.change[1]),
    );
    const cluster = { name: each.name, drop: body.drop, peers: [] };
    const checked = await as['platform-a']('post', '/preflights', cluster);
    expect(checked.body).toMatchObject({
      ready: false,
      checks: expect.arrayContaining([
        expect.objectContaining({
          id: each.check,
          state: 'fail',
          fix: expect.any(String),
        }),
      ]),
    });
    const task = await runTemplate(
      portal,
      'platform-a',
      'mesh-register-cluster',
      { cluster },
    );
    expect(task.failed).toBe(true);
    const filed = await as['platform-a']('post', '/requests', {
      kind: 'cluster',
      ...cluster,
    });
    const { error } = errorBodySchema.parse(filed.body);
    expect(filed.status).toBe(each.status);
    expect(error).toMatchObject({ code: each.code, field: each.field });
    expect(task.log).toContain(`${error.field}: ${error.message}`);
    expect(task.log).toContain(`Next: ${error.nextStep}`);
  });
});

it('a plan that changed since it was read is not approved', async () => {
  const filed = await as['payments-dev'](
    'post',
    '/requests',
    namespace('refunds'),
  );
  const { id } = requestSchema.parse(filed.body);
  const decided = await as['platform-a']('post', `/requests/${id}/decision`, {
    decision: 'approve',
    planHash: '0'.repeat(64),
  });
  expect(decided).toMatchObject({ status: 409, code: 'plan-changed' });
  await as['payments-dev']('post', `/requests/${id}/withdraw`, {});
});

it('a claimed namespace shows nothing of itself', async () => {
  const { body } = await as['search-dev'](
    'get',
    '/entities/component/default/payment-insights/status?detail=true',
  );
  const status = entityStatusSchema.parse(body);
  expect(status.claim).not.toBeNull();
  expect(status.clusters).toEqual([]);
  // No pod, workload, policy or service of the namespace payments.
  expect(JSON.stringify(body)).not.toMatch(/payments-api|pod|spiffe/);
});

it('none of all this changed an object in a cluster', async () => {
  expect(await written()).toBe(before);
});
