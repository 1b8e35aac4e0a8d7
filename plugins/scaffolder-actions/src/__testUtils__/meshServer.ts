import { mockServices } from '@backstage/backend-test-utils';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import {
  MeshRequest,
  Plan,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { MeshAccess } from '../meshAccess';

const BASE = 'http://mesh.test/api/mesh';

export const aPlan: Plan = {
  kind: 'namespace',
  hash: '3f9a'.padEnd(64, '0'),
  policyVersion: '1',
  risk: { level: 'low', reasons: [] },
  targets: [
    {
      cluster: 'prod-eu-1',
      clusterUid: 'uid-eu',
      object: {
        apiVersion: 'v1',
        kind: 'Namespace',
        namespace: null,
        name: 'refunds',
        uid: 'uid-ns',
      },
      mutations: [
        {
          path: 'metadata.labels["istio.io/dataplane-mode"]',
          before: null,
          after: 'ambient',
        },
      ],
      manifest: null,
      pods: null,
      counts: { joins: 9, staysOut: 1, alreadyIn: 0 },
    },
  ],
  findings: [],
  blocked: false,
  nothingToDo: false,
  expectations: [],
};

export function aRequest(change: Partial<MeshRequest> = {}): MeshRequest {
  const at = '2026-11-24T10:00:00Z';
  return {
    id: 'req-1',
    kind: 'namespace',
    state: 'pending',
    title: 'Enrol refunds in ambient',
    entityRef: null,
    requester: 'user:default/payments-dev',
    clusters: ['prod-eu-1'],
    createdAt: at,
    updatedAt: at,
    needsViewer: false,
    detail: '',
    input: {},
    reason: null,
    expiresAt: null,
    plan: aPlan,
    previousHash: null,
    difference: [],
    approvals: { required: 1, given: 0, groups: [] },
    decisions: [],
    events: [],
    steps: [],
    expectations: [],
    failure: null,
    viewer: {
      canApprove: false,
      canReject: false,
      canWithdraw: true,
      canRollback: false,
      whyNot: null,
    },
    ...change,
  };
}

/** One call as mesh-backend saw it. */
export interface SeenCall {
  method: string;
  path: string;
  body: unknown;
  authorization: string | null;
  idempotencyKey: string | null;
}

/** A mesh-backend of which a test says what each call answers. */
export function meshServer() {
  const seen: SeenCall[] = [];
  let answer: (call: SeenCall) => { status: number; body: object } = () => ({
    status: 500,
    body: {},
  });
  const server = setupServer(
    http.all(`${BASE}/v1/*`, async ({ request }) => {
      const text = await request.text();
      const call: SeenCall = {
        method: request.method,
        path: new URL(request.url).pathname.replace('/api/mesh/v1', ''),
        body: text ? JSON.parse(text) : undefined,
        authorization: request.headers.get('authorization'),
        idempotencyKey: request.headers.get('idempotency-key'),
      };
      seen.push(call);
      const { status, body } = answer(call);
      return HttpResponse.json(body, { status });
    }),
  );
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
  afterEach(() => {
    seen.length = 0;
  });
  afterAll(() => server.close());
  return {
    seen,
    answers(next: typeof answer) {
      answer = next;
    },
  };
}

export function refusal(status: number, error: object) {
  return { status, body: { error: { name: 'Error', ...error }, response: {} } };
}

export function testAccess() {
  const auth = mockServices.auth.mock({
    getPluginRequestToken: async ({ onBehalfOf, targetPluginId }) => ({
      token: JSON.stringify([
        (onBehalfOf.principal as { userEntityRef?: string }).userEntityRef,
        targetPluginId,
      ]),
    }),
  });
  return new MeshAccess({
    auth,
    discovery: mockServices.discovery.mock({ getBaseUrl: async () => BASE }),
    appBaseUrl: 'http://portal.test/',
  });
}

/** The mock context of the scaffolder ignores some options: they are spread over it. */
export function actionContext(
  input: object,
  more: Partial<ActionContext<any, any>> = {},
): ActionContext<any, any> {
  return { ...createMockActionContext(), ...more, input } as ActionContext<
    any,
    any
  >;
}
