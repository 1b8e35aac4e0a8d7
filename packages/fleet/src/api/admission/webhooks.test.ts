import { startCluster, type FleetCluster } from '..';
import { Client } from '../../contract/client';
import { pod } from '../../contract/objects';

let cluster: FleetCluster;
let client: Client;
const CONFIGURATIONS =
  '/apis/admissionregistration.k8s.io/v1/mutatingwebhookconfigurations';
const service = { namespace: 'istio-system', name: 'istiod' };

const configuration = (name: string, more: object = {}) => ({
  metadata: { name },
  webhooks: [
    {
      name: `${name}.example.org`,
      clientConfig: { service: { ...service, path: '/inject' } },
      rules: [
        {
          operations: ['CREATE'],
          apiGroups: [''],
          apiVersions: ['v1'],
          resources: ['pods'],
        },
      ],
      namespaceSelector: { matchLabels: { 'istio-injection': 'enabled' } },
      objectSelector: {
        matchExpressions: [
          {
            key: 'sidecar.istio.io/inject',
            operator: 'NotIn',
            values: ['false'],
          },
        ],
      },
      sideEffects: 'None',
      admissionReviewVersions: ['v1'],
      ...more,
    },
  ],
});

const answer = (uid: string, response: object) => ({
  apiVersion: 'admission.k8s.io/v1',
  kind: 'AdmissionReview',
  response: { uid, allowed: true, ...response },
});

const labelled = (review: any) => {
  const patch = [{ op: 'add', path: '/metadata/labels/seen', value: 'yes' }];
  return answer(review.request.uid, {
    patchType: 'JSONPatch',
    patch: Buffer.from(JSON.stringify(patch)).toString('base64'),
  });
};

beforeEach(async () => {
  cluster = await startCluster({ name: 'hooked' });
  client = new Client({
    name: cluster.name,
    url: cluster.url,
    ca: cluster.caPem,
    token: cluster.adminToken,
  });
  for (const [name, value] of [
    ['in', 'enabled'],
    ['out', 'disabled'],
  ]) {
    await client.post('/api/v1/namespaces', {
      metadata: { name, labels: { 'istio-injection': value } },
    });
  }
});
afterEach(() => cluster.close());

const make = (ns: string, name: string, labels: object = {}) =>
  client.post(
    `/api/v1/namespaces/${ns}/pods`,
    pod(name, {}, { labels: { app: 'x', ...labels } }),
  );

describe('mutating webhooks', () => {
  it('change what their selectors match, at creation only', async () => {
    const asked: string[] = [];
    cluster.onService(service, (path, review: any) => {
      asked.push(`${path} ${review.request.operation} ${review.request.name}`);
      return labelled(review);
    });
    await client.post(CONFIGURATIONS, configuration('hook'));
    const one = await make('in', 'one');
    expect(one.body.metadata.labels).toEqual({ app: 'x', seen: 'yes' });
    await make('out', 'two');
    await make('in', 'three', { 'sidecar.istio.io/inject': 'false' });
    await client.patch(
      '/api/v1/namespaces/in/pods/one',
      'application/merge-patch+json',
      { metadata: { labels: { other: 'x' } } },
    );
    expect(asked).toEqual(['/inject CREATE one']);
  });

  it('whose patch does not fit are an error', async () => {
    cluster.onService(service, (_path, review: any) => {
      const patch = [{ op: 'add', path: '/metadata/nowhere/x', value: 'y' }];
      return answer(review.request.uid, {
        patchType: 'JSONPatch',
        patch: Buffer.from(JSON.stringify(patch)).toString('base64'),
      });
    });
    await client.post(CONFIGURATIONS, configuration('hook'));
    const { code, body } = await make('in', 'one');
    expect(code).toBe(500);
    expect(body.message).toContain('the patch of webhook "hook.example.org"');
  });

  it('refuse', async () => {
    cluster.onService(service, (_path, review: any) =>
      answer(review.request.uid, {
        allowed: false,
        status: { code: 403, reason: 'Forbidden', message: 'not today' },
      }),
    );
    await client.post(CONFIGURATIONS, configuration('hook'));
    const { code, body } = await make('in', 'one');
    expect(code).toBe(403);
    expect(body.message).toBe(
      'admission webhook "hook.example.org" denied the request: not today',
    );
  });

  it('that nobody answers stand in the way, unless they are to be ignored', async () => {
    await client.post(CONFIGURATIONS, configuration('hook'));
    const blocked = await make('in', 'one');
    expect(blocked.code).toBe(500);
    expect(blocked.body.message).toContain(
      'failed calling webhook "hook.example.org"',
    );
    await client.delete(`${CONFIGURATIONS}/hook`);
    await client.post(
      CONFIGURATIONS,
      configuration('soft', { failurePolicy: 'Ignore' }),
    );
    expect((await make('in', 'one')).code).toBe(201);
  });
});
