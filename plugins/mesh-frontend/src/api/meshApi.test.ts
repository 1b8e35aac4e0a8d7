import { mockApis, registerMswTestHooks } from '@backstage/frontend-test-utils';
import { HttpResponse, http } from 'msw';
import { setupServer } from 'msw/node';
import { failureOf } from '../data';
import { readyPlan, requestSummaries } from '../testing';
import { createMeshApi } from './createMeshApi';

const BASE = 'http://portal.test/api/mesh/v1';

const server = setupServer();

describe('mesh API over HTTP', () => {
  registerMswTestHooks(server);

  const api = createMeshApi({
    discoveryApi: mockApis.discovery({ baseUrl: 'http://portal.test' }),
    fetchApi: { fetch: (...args) => fetch(...args) },
  });

  const status = {
    entityRef: 'component:default/orders',
    state: 'ok',
    link: null,
    claim: null,
    suggestion: null,
    clustersSearched: 2,
    clusters: [],
    requests: [],
  };
  const orders = { kind: 'component', namespace: 'default', name: 'orders' };

  it('reads a status with its ETag, and knows an unchanged one', async () => {
    server.use(
      http.get(
        `${BASE}/entities/component/default/orders/status`,
        ({ request }) =>
          request.headers.get('if-none-match') === '"v1"'
            ? new HttpResponse(null, { status: 304 })
            : HttpResponse.json(status, { headers: { etag: '"v1"' } }),
      ),
    );
    const first = await api.entityStatus(orders);
    expect(first).toEqual({ notModified: false, value: status, etag: '"v1"' });
    const second = await api.entityStatus(orders, {}, { ifNoneMatch: '"v1"' });
    expect(second).toEqual({ notModified: true });
  });

  it('asks for the details only where they are shown', async () => {
    const queries: (string | null)[] = [];
    server.use(
      http.get(`${BASE}/entities/:kind/:ns/:name/status`, ({ request }) => {
        queries.push(new URL(request.url).searchParams.get('detail'));
        return HttpResponse.json(status);
      }),
    );
    await api.entityStatus(orders);
    await api.entityStatus(orders, { detail: true });
    expect(queries).toEqual([null, 'true']);
  });

  it('lists the requests of an entity', async () => {
    server.use(
      http.get(`${BASE}/requests`, ({ request }) => {
        const query = new URL(request.url).searchParams;
        expect(query.get('entityRef')).toBe('component:default/orders');
        return HttpResponse.json({ requests: requestSummaries, next: null });
      }),
    );
    const list = await api.listRequests({
      entityRef: 'component:default/orders',
    });
    expect(list.requests).toHaveLength(requestSummaries.length);
  });

  it('posts the input of a plan', async () => {
    const input = {
      kind: 'namespace',
      namespace: 'orders',
      clusters: ['prod-eu-1'],
    } as const;
    server.use(
      http.post(`${BASE}/plans`, async ({ request }) => {
        expect(await request.json()).toEqual(input);
        return HttpResponse.json(readyPlan);
      }),
    );
    expect((await api.plan({ ...input, clusters: ['prod-eu-1'] })).hash).toBe(
      readyPlan.hash,
    );
  });

  it('rejects with code, field and next step of a refusal', async () => {
    server.use(
      http.post(`${BASE}/credential-drops`, () =>
        HttpResponse.json(
          {
            error: {
              name: 'InputError',
              message: 'The kubeconfig runs a command (exec).',
              code: 'kubeconfig-unsafe',
              field: 'kubeconfig',
              nextStep: 'Use an inline token or client certificate.',
            },
            request: { method: 'POST', url: '/v1/credential-drops' },
            response: { statusCode: 400 },
          },
          { status: 400 },
        ),
      ),
    );
    const error = await api.dropCredential('x').catch(e => e);
    expect(failureOf(error)).toEqual({
      kind: 'refused',
      status: 400,
      code: 'kubeconfig-unsafe',
      field: 'kubeconfig',
      message: 'The kubeconfig runs a command (exec).',
      nextStep: 'Use an inline token or client certificate.',
    });
  });

  it('tells forbidden, failed and unreachable apart', async () => {
    server.use(
      http.get(`${BASE}/clusters`, () =>
        HttpResponse.json(
          { error: { name: 'NotAllowedError', message: 'no' } },
          { status: 403 },
        ),
      ),
      http.get(`${BASE}/requests`, () => new HttpResponse('', { status: 503 })),
      http.get(`${BASE}/requests/1`, () => HttpResponse.error()),
    );
    const kinds = await Promise.all(
      [api.listClusters(), api.listRequests(), api.getRequest('1')].map(call =>
        call.then(
          () => 'answered',
          error => [failureOf(error).kind, failureOf(error).status],
        ),
      ),
    );
    expect(kinds).toEqual([
      ['forbidden', 403],
      ['failed', 503],
      ['failed', null],
    ]);
  });

  it('takes a refusal with a code for what it is, whatever its status', async () => {
    server.use(
      http.post(`${BASE}/requests/1/decision`, () =>
        HttpResponse.json(
          {
            error: {
              name: 'NotAllowedError',
              message: 'You filed it.',
              code: 'own-request',
            },
            response: { statusCode: 403 },
          },
          { status: 403 },
        ),
      ),
    );
    const error = await api
      .decide('1', { decision: 'approve', planHash: 'x' })
      .catch(e => e);
    expect(failureOf(error)).toMatchObject({
      kind: 'refused',
      code: 'own-request',
      message: 'You filed it.',
    });
  });

  it('does not take an answer that breaks the contract', async () => {
    server.use(
      http.get(`${BASE}/requests`, () => HttpResponse.json({ requests: 'x' })),
    );
    const error = await api.listRequests().catch(e => e);
    expect(failureOf(error).kind).toBe('failed');
  });
});
