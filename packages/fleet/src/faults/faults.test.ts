import { startCluster, type FleetCluster } from '../api';
import { Client, type Line } from '../contract/client';
import { startFaultServer } from './index';

let cluster: FleetCluster;
let client: Client;
const PODS = '/api/v1/pods';

beforeEach(async () => {
  cluster = await startCluster({ name: 'weak' });
  client = new Client({
    name: cluster.name,
    url: cluster.url,
    ca: cluster.caPem,
    token: cluster.adminToken,
  });
});
afterEach(() => cluster.close());

const settled = async <T>(promise: Promise<T>, milliseconds: number) => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<'silent'>(resolve => {
    timer = setTimeout(() => resolve('silent'), milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
};

describe('faults of a cluster', () => {
  it.each([401, 403, 500, 502, 503, 504] as const)(
    'answer %s for one kind and leave the others alone',
    async code => {
      cluster.faults.add({ fault: 'status', code, resource: 'pods' });
      const { body } = await client.get(PODS);
      expect([body.kind, body.code]).toEqual(['Status', code]);
      expect((await client.get('/api/v1/services')).code).toBe(200);
    },
  );

  it('tell a client that asks too often when to come back', async () => {
    cluster.faults.add({ fault: 'status', code: 429, retryAfterSeconds: 7 });
    const answer = await client.get(PODS);
    expect(answer.code).toBe(429);
    expect(answer.headers['retry-after']).toBe('7');
    expect(answer.body.reason).toBe('TooManyRequests');
  });

  it('touch the verbs and the user that they name', async () => {
    const other = cluster.tokenForUser({
      name: 'other',
      groups: ['system:masters'],
    });
    cluster.faults.add({
      fault: 'status',
      code: 503,
      verbs: ['list'],
      user: 'other',
    });
    expect((await client.get(PODS)).code).toBe(200);
    expect((await client.get(PODS, { token: other })).code).toBe(503);
    const one = await client.get('/api/v1/namespaces/default', {
      token: other,
    });
    expect(one.code).toBe(200);
  });

  it('spare the stand-ins unless they are named', async () => {
    const token = cluster.tokenForStandin('kubelet');
    cluster.faults.add({ fault: 'status', code: 500 });
    expect((await client.get(PODS, { token })).code).toBe(200);
    const user = 'system:fleet:kubelet';
    cluster.faults.add({ fault: 'status', code: 503, user });
    expect((await client.get(PODS, { token })).code).toBe(503);
  });

  it('end after as many requests as they say', async () => {
    cluster.faults.add({ fault: 'status', code: 500, times: 2 });
    const codes = [];
    for (let i = 0; i < 3; i++) codes.push((await client.get(PODS)).code);
    expect(codes).toEqual([500, 500, 200]);
    expect(cluster.faults.list()).toEqual([]);
  });

  it('end after the time they say', async () => {
    cluster.faults.add({ fault: 'status', code: 500, durationSeconds: 0.05 });
    expect((await client.get(PODS)).code).toBe(500);
    const until = Date.now() + 5000;
    while (cluster.faults.list().length && Date.now() < until) {
      await new Promise(resolve => setImmediate(resolve));
    }
    expect((await client.get(PODS)).code).toBe(200);
  });

  it('make answers late', async () => {
    cluster.faults.add({ fault: 'latency', milliseconds: 120 });
    const before = performance.now();
    expect((await client.get(PODS)).code).toBe(200);
    expect(performance.now() - before).toBeGreaterThanOrEqual(115);
  });

  it('swallow requests and silence watches; what was held back comes later', async () => {
    const watch = await client.watch('/api/v1/namespaces?watch=1');
    await watch.until(l => l.object.metadata.name === 'kube-system');
    const standin = { token: cluster.tokenForStandin('test') };
    const fault = cluster.faults.add({ fault: 'blackhole' });
    const made = { metadata: { name: 'unheard' } };
    await client.post('/api/v1/namespaces', made, standin);
    const heard = (l: Line) => l.object.metadata.name === 'unheard';
    const unheard = watch.until(heard);
    expect(await settled(client.get(PODS), 150)).toBe('silent');
    expect(await settled(unheard, 50)).toBe('silent');
    expect(watch.isEnded).toBe(false);
    cluster.faults.remove(fault.id);
    expect((await unheard).length).toBeGreaterThan(0);
    watch.stop();
  });

  it('cut streams in the middle', async () => {
    const pods = await client.watch(`${PODS}?watch=1`);
    const services = await client.watch('/api/v1/services?watch=1');
    cluster.faults.add({ fault: 'cut', resource: 'pods' });
    expect(await pods.next()).toBeUndefined();
    expect(pods.isEnded).toBe(true);
    expect(services.isEnded).toBe(false);
    services.stop();
    expect(cluster.faults.list()).toEqual([]);
  });

  it('make watches and pages too old', async () => {
    for (const name of ['a', 'b']) {
      await client.post('/api/v1/namespaces', { metadata: { name } });
    }
    const page = (await client.get('/api/v1/namespaces?limit=1')).body;
    cluster.faults.add({ fault: 'expired' });
    const { resourceVersion } = page.metadata;
    const watch = await client.watch(
      `/api/v1/namespaces?watch=1&resourceVersion=${resourceVersion}`,
    );
    const line = await watch.next();
    expect([line?.type, line?.object.code]).toEqual(['ERROR', 410]);
    const next = await client.get(
      `/api/v1/namespaces?limit=1&continue=${page.metadata.continue}`,
    );
    expect([next.code, next.body.reason]).toEqual([410, 'Expired']);
    expect((await client.get('/api/v1/namespaces')).code).toBe(200);
  });

  it('switch controllers off and on', () => {
    const calls: boolean[] = [];
    cluster.faults.onController('istiod', running => calls.push(running));
    const off = { fault: 'controller-off', controller: 'istiod' } as const;
    const { id } = cluster.faults.add(off);
    cluster.faults.remove(id);
    expect(calls).toEqual([false, true]);
    expect(() =>
      cluster.faults.add({ fault: 'controller-off', controller: 'istio' }),
    ).toThrow('no controller "istio"; registered: istiod');
  });
});

describe('the API of faults', () => {
  it('adds, lists and removes', async () => {
    const server = await startFaultServer([cluster]);
    const ask = async (path: string, method = 'GET', body?: unknown) => {
      const answer = await fetch(`${server.url}${path}`, {
        method,
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      return { code: answer.status, body: await answer.json() };
    };
    try {
      const fault = { fault: 'status', code: 503, resource: 'pods' };
      const added = await ask('/faults/weak', 'POST', fault);
      expect(added).toMatchObject({ code: 201, body: fault });
      expect((await client.get(PODS)).code).toBe(503);
      expect((await ask('/faults')).body).toEqual({ weak: [added.body] });
      expect((await ask('/faults/strong')).body.error).toBe(
        'no cluster strong; there are: weak',
      );
      const wrong = await ask('/faults/weak', 'POST', { fault: 'flood' });
      expect(wrong.code).toBe(400);
      expect(wrong.body.error).toContain('POST /faults/<cluster>');
      const removed = await ask(`/faults/weak/${added.body.id}`, 'DELETE');
      expect(removed).toEqual({ code: 200, body: [] });
      expect((await client.get(PODS)).code).toBe(200);
    } finally {
      await server.close();
    }
  });
});
