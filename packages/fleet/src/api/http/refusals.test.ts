import { startCluster, type FleetCluster } from '..';
import { APPLY, Client, MERGE, STRATEGIC } from '../../contract/client';
import { deployment } from '../../contract/objects';

let cluster: FleetCluster;
let client: Client;

beforeAll(async () => {
  cluster = await startCluster({ name: 'small' });
  client = new Client({
    name: cluster.name,
    url: cluster.url,
    ca: cluster.caPem,
    token: cluster.adminToken,
  });
});
afterAll(() => cluster.close());

const DEPLOYMENTS = '/apis/apps/v1/namespaces/default/deployments';
const POD = '/api/v1/namespaces/default/pods/p';

describe('what is not served', () => {
  it.each([
    ['a kind of a served group', 'GET', '/api/v1/persistentvolumes'],
    [
      'a namespaced kind of it',
      'GET',
      '/api/v1/namespaces/default/resourcequotas',
    ],
    ['a group of Kubernetes', 'GET', '/apis/batch/v1/namespaces/default/jobs'],
    ['the discovery of it', 'GET', '/apis/batch/v1'],
    [
      'custom resource definitions',
      'GET',
      '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
    ],
    [
      'other kinds of webhooks',
      'GET',
      '/apis/admissionregistration.k8s.io/v1/validatingwebhookconfigurations',
    ],
    ['logs', 'GET', `${POD}/log`],
    ['exec', 'POST', `${POD}/exec?command=ls`],
    ['port-forward', 'POST', `${POD}/portforward`],
    ['eviction', 'POST', `${POD}/eviction`],
    [
      'the proxy of services',
      'GET',
      '/api/v1/namespaces/default/services/kubernetes/proxy/x',
    ],
    ['watches by path', 'GET', '/api/v1/watch/pods'],
    ['metrics', 'GET', '/metrics'],
    ['the old schemas', 'GET', '/openapi/v2'],
  ])('%s: 501 with the way out', async (_what, method, path) => {
    const { code, body } = await client.send(method, path);
    expect(code).toBe(501);
    expect(body).toMatchObject({
      kind: 'Status',
      status: 'Failure',
      reason: 'NotImplemented',
      code: 501,
    });
    expect(body.message).toMatch(
      /^the simulated fleet does not serve .+\. (See|Use|Run) .+/,
    );
  });

  it('a strategic merge patch that means more than a merge patch', async () => {
    await client.post(DEPLOYMENTS, deployment('web'));
    const spec = {
      template: { spec: { containers: [{ name: 'app', image: 'other' }] } },
    };
    const lists = await client.patch(`${DEPLOYMENTS}/web`, STRATEGIC, { spec });
    expect(lists.code).toBe(501);
    expect(lists.body.message).toContain(
      'here: the list .spec.template.spec.containers',
    );
    expect(lists.body.message).toContain('kubectl apply --server-side');
    const directive = await client.patch(`${DEPLOYMENTS}/web`, STRATEGIC, {
      spec: { strategy: { $retainKeys: ['type'], type: 'Recreate' } },
    });
    expect(directive.code).toBe(501);
    const { body } = await client.get(`${DEPLOYMENTS}/web`);
    expect(body.metadata.generation).toBe(1);
  });

  it('an apply to the scale', async () => {
    await client.post(DEPLOYMENTS, deployment('scaled'));
    const answer = await client.patch(
      `${DEPLOYMENTS}/scaled/scale?fieldManager=x`,
      APPLY,
      { apiVersion: 'autoscaling/v1', kind: 'Scale', spec: { replicas: 2 } },
    );
    expect(answer.code).toBe(501);
    const merged = await client.patch(`${DEPLOYMENTS}/scaled/scale`, MERGE, {
      spec: { replicas: 2 },
    });
    expect(merged.code).toBe(200);
  });

  it('a list of a past state', async () => {
    const { body } = await client.get('/api/v1/configmaps');
    const { resourceVersion } = body.metadata;
    await client.post('/api/v1/namespaces', { metadata: { name: 'later' } });
    const answer = await client.get(
      `/api/v1/configmaps?resourceVersionMatch=Exact&resourceVersion=${resourceVersion}`,
    );
    expect(answer.code).toBe(501);
  });
});
