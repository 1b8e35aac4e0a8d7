import { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { createKubeClient } from './client';
import { KubeError } from './kubeError';
import { KubeClient, KubeTarget, WatchFrame } from './types';
import {
  Handler,
  selfSigned,
  startHttps,
  TestServer,
} from '../testing/httpsServer';

const open: { close(): Promise<void> }[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map(thing => thing.close()));
});

async function serve(handler: Handler, options = {}): Promise<TestServer> {
  const server = await startHttps(handler, options);
  open.push(server);
  return server;
}

function clientOf(
  server: Pick<TestServer, 'url' | 'caPem'>,
  target: Partial<KubeTarget> = {},
): KubeClient {
  const client = createKubeClient({
    server: server.url,
    caPem: server.caPem,
    credential: { type: 'token', token: 'the-token' },
    ...target,
  });
  open.push(client);
  return client;
}

async function failure(promise: Promise<unknown>): Promise<KubeError> {
  const error = await promise.then(
    () => undefined,
    e => e,
  );
  expect(error).toBeInstanceOf(KubeError);
  return error;
}

async function all(frames: AsyncIterable<WatchFrame>): Promise<WatchFrame[]> {
  const seen: WatchFrame[] = [];
  for await (const frame of frames) seen.push(frame);
  return seen;
}

const json = { 'content-type': 'application/json' };

describe('createKubeClient', () => {
  it('sends query, body and token, and keeps the connection', async () => {
    const seen: unknown[] = [];
    const server = await serve(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      seen.push({
        line: `${request.method} ${request.url}`,
        auth: request.headers.authorization,
        type: request.headers['content-type'],
        body: Buffer.concat(chunks).toString(),
      });
      response.writeHead(201, json).end('{"kind":"Pod"}');
    });
    const client = clientOf(server);
    for (let i = 0; i < 8; i++) {
      const answer = await client.request({
        method: 'POST',
        path: '/api/v1/namespaces/a%20b/pods',
        query: { dryRun: 'All', limit: 5, force: undefined },
        body: { a: 1 },
      });
      expect(answer).toEqual({ status: 201, body: { kind: 'Pod' } });
    }
    expect(seen[0]).toEqual({
      line: 'POST /api/v1/namespaces/a%20b/pods?dryRun=All&limit=5',
      auth: 'Bearer the-token',
      type: 'application/json',
      body: '{"a":1}',
    });
    // A second one may open while the first is still being let go of.
    expect(server.connections()).toBeLessThanOrEqual(2);
  });

  it('keeps the path of a server behind a gateway', async () => {
    const server = await serve((request, response) => {
      response.writeHead(200, json).end(JSON.stringify({ url: request.url }));
    });
    const client = clientOf(server, { server: `${server.url}/k8s/c1/` });
    const { body } = await client.request({ method: 'GET', path: '/version' });
    expect(body).toEqual({ url: '/k8s/c1/version' });
  });

  it('turns a Status into an error with its causes and Retry-After', async () => {
    const server = await serve((_, response) => {
      response.writeHead(409, { ...json, 'retry-after': '3' }).end(
        JSON.stringify({
          kind: 'Status',
          reason: 'Conflict',
          message: 'Apply failed with 1 conflict',
          details: {
            causes: [
              {
                reason: 'FieldManagerConflict',
                field: '.metadata.labels.a',
                message: 'conflict with "kubectl"',
              },
            ],
          },
        }),
      );
    });
    const error = await failure(
      clientOf(server).request({ method: 'GET', path: '/x' }),
    );
    expect(error).toMatchObject({
      status: 409,
      reason: 'Conflict',
      retryAfterMs: 3000,
      message: 'Apply failed with 1 conflict',
      causes: [{ field: '.metadata.labels.a' }],
    });
  });

  it.each([
    [500, 'not json at all', 'text/plain', 'HTTP500'],
    [503, '{"kind":"Status"', 'application/json', 'BadAnswer'],
    [302, '', 'text/plain', 'HTTP302'],
  ])('survives %s with %j', async (status, body, type, reason) => {
    const server = await serve((_, response) => {
      response
        .writeHead(status, { 'content-type': type, location: 'https://x/' })
        .end(body);
    });
    const error = await failure(
      clientOf(server).request({ method: 'GET', path: '/x' }),
    );
    expect(error).toMatchObject({ status, reason });
  });

  it('gives up a request that is not answered in time', async () => {
    const server = await serve(() => {});
    const error = await failure(
      clientOf(server).request({ method: 'GET', path: '/x', timeoutMs: 30 }),
    );
    expect(error).toMatchObject({ status: 0, reason: 'Timeout' });
  });

  it('gives up a body that stops in the middle', async () => {
    const server = await serve((_, response) => {
      response.writeHead(200, json).write('{"a":');
    });
    const error = await failure(
      clientOf(server).request({ method: 'GET', path: '/x', timeoutMs: 50 }),
    );
    expect(error.reason).toBe('Timeout');
  });

  it('can be given up from outside', async () => {
    const server = await serve(() => {});
    const controller = new AbortController();
    const pending = clientOf(server).request({
      method: 'GET',
      path: '/x',
      signal: controller.signal,
    });
    controller.abort();
    expect((await failure(pending)).reason).toBe('Aborted');
  });

  it('does not trust another certificate, and says so without the token', async () => {
    const server = await serve((_, response) => response.end());
    const other = await selfSigned();
    const error = await failure(
      clientOf({ url: server.url, caPem: other.certPem }).request({
        method: 'GET',
        path: '/x',
      }),
    );
    expect(error.reason).toBe('TlsFailed');
    expect(error.message).not.toContain('the-token');
  });

  it('says that nobody listens', async () => {
    const server = await serve(() => {});
    await server.close();
    const error = await failure(
      clientOf(server).request({ method: 'GET', path: '/x' }),
    );
    expect(error).toMatchObject({ status: 0, reason: 'Unreachable' });
    expect(error.message).toContain('ECONNREFUSED');
  });

  it('proves itself with a client certificate', async () => {
    const me = await selfSigned('me');
    const server = await serve(
      (request, response) => {
        const { subject } = (request.socket as TLSSocket).getPeerCertificate();
        response
          .writeHead(200, json)
          .end(
            JSON.stringify([subject.CN, request.headers.authorization ?? null]),
          );
      },
      { requestCert: true, ca: me.certPem },
    );
    const client = clientOf(server, {
      credential: { type: 'client-certificate', ...me },
    });
    const { body } = await client.request({ method: 'GET', path: '/x' });
    expect(body).toEqual(['me', null]);
  });

  describe('watch', () => {
    it('yields frames however they are cut, and ends with the stream', async () => {
      const server = await serve((request, response) => {
        response.writeHead(200, json);
        const text = [
          '{"type":"ADDED","object":{"n":"ä"}}',
          '{"type":"BOOKMARK","object":{}}',
          '',
        ].join('\n');
        const bytes = Buffer.from(text);
        let at = 0;
        const next = () => {
          if (at >= bytes.length) response.end();
          else {
            response.write(bytes.subarray(at, (at += 7)));
            setImmediate(next);
          }
        };
        next();
        expect(request.url).toBe('/pods?resourceVersion=7&watch=true');
      });
      const opened = jest.fn();
      const frames = await all(
        clientOf(server).watch({
          path: '/pods',
          query: { resourceVersion: '7' },
          onOpen: opened,
        }),
      );
      expect(frames).toEqual([
        { type: 'ADDED', object: { n: 'ä' } },
        { type: 'BOOKMARK', object: {} },
      ]);
      expect(opened).toHaveBeenCalledTimes(1);
    });

    it.each(['{"type":"ADDED","obj', 'null', '{"type":"MAYBE","object":{}}'])(
      'breaks on the line %j',
      async line => {
        const server = await serve((_, response) => {
          response.writeHead(200, json).end(`${line}\n`);
        });
        const error = await failure(
          all(clientOf(server).watch({ path: '/pods' })),
        );
        expect(error.reason).toBe('BadAnswer');
      },
    );

    it('is refused with a Status', async () => {
      const server = await serve((_, response) => {
        response
          .writeHead(403, json)
          .end('{"kind":"Status","reason":"Forbidden","message":"no"}');
      });
      const opened = jest.fn();
      const error = await failure(
        all(clientOf(server).watch({ path: '/pods', onOpen: opened })),
      );
      expect(error).toMatchObject({ status: 403, reason: 'Forbidden' });
      expect(opened).not.toHaveBeenCalled();
    });

    it('breaks when the connection is cut', async () => {
      const server = await serve((request, response) => {
        response.writeHead(200, json).write('{"type":"ADDED","object":{}}\n');
        setImmediate(() => (request.socket as Socket).destroy());
      });
      const error = await failure(
        all(clientOf(server).watch({ path: '/pods' })),
      );
      expect(error).toMatchObject({ status: 0, reason: 'Unreachable' });
    });

    it('stays open beyond the time it has to open', async () => {
      const server = await serve((_, response) => {
        response.writeHead(200, json).flushHeaders();
        setTimeout(
          () => response.end('{"type":"BOOKMARK","object":{}}\n'),
          2_000,
        );
      });
      const frames = clientOf(server).watch({
        path: '/pods',
        // Room for a busy machine to open it, and less than it stays silent.
        timeoutMs: 1_500,
      });
      expect(await all(frames)).toHaveLength(1);
    });

    it('ends when it is given up', async () => {
      const controller = new AbortController();
      const server = await serve((_, response) => {
        response.writeHead(200, json).write('{"type":"ADDED","object":{}}\n');
      });
      const watch = async () => {
        for await (const frame of clientOf(server).watch({
          path: '/pods',
          signal: controller.signal,
        })) {
          expect(frame.type).toBe('ADDED');
          controller.abort();
        }
      };
      expect((await failure(watch())).reason).toBe('Aborted');
    });
  });
});
