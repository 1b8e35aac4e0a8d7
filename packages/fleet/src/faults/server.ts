import {
  createServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod/v4';
import type { FleetCluster } from '../api/types';
import type { FaultSpec } from './types';

const scope = {
  resource: z.string().optional(),
  verbs: z.array(z.string()).optional(),
  user: z.string().optional(),
  durationSeconds: z.number().positive().optional(),
  times: z.number().int().positive().optional(),
};

const failing = z.union([
  z.literal(401),
  z.literal(403),
  z.literal(500),
  z.literal(502),
  z.literal(503),
  z.literal(504),
]);

const spec = z.union([
  z.strictObject({
    ...scope,
    fault: z.literal('latency'),
    milliseconds: z.number().nonnegative(),
  }),
  z.strictObject({ ...scope, fault: z.literal('blackhole') }),
  z.strictObject({ ...scope, fault: z.literal('status'), code: failing }),
  z.strictObject({
    ...scope,
    fault: z.literal('status'),
    code: z.literal(429),
    retryAfterSeconds: z.number().int().positive().optional(),
  }),
  z.strictObject({ ...scope, fault: z.literal('cut') }),
  z.strictObject({ ...scope, fault: z.literal('expired') }),
  z.strictObject({
    ...scope,
    fault: z.literal('controller-off'),
    controller: z.string(),
  }),
]);

class RequestError extends Error {
  constructor(readonly code: number, message: string) {
    super(message);
  }
}

const HELP =
  'POST /faults/<cluster> {"fault": "latency" | "blackhole" | "status" | "cut" | "expired" | "controller-off", …}, GET /faults, DELETE /faults/<cluster>[/<id>]; see packages/fleet/README.md';

async function read(request: IncomingMessage): Promise<FaultSpec> {
  let text = '';
  for await (const chunk of request) text += chunk;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new RequestError(400, `the body must be JSON. ${HELP}`);
  }
  const parsed = spec.safeParse(value);
  if (!parsed.success) {
    throw new RequestError(400, `${z.prettifyError(parsed.error)}. ${HELP}`);
  }
  return parsed.data;
}

async function answer(
  clusters: FleetCluster[],
  request: IncomingMessage,
): Promise<{ code: number; body: unknown }> {
  const [root, name, id] = (request.url ?? '')
    .split('?')[0]
    .split('/')
    .filter(Boolean)
    .map(decodeURIComponent);
  if (root !== 'faults') throw new RequestError(404, HELP);
  if (!name) {
    if (request.method === 'GET') return { code: 200, body: all(clusters) };
    if (request.method !== 'DELETE') throw new RequestError(405, HELP);
    clusters.forEach(c => c.faults.clear());
    return { code: 200, body: all(clusters) };
  }
  const cluster = clusters.find(c => c.name === name);
  if (!cluster) {
    const known = clusters.map(c => c.name).join(', ');
    throw new RequestError(404, `no cluster ${name}; there are: ${known}`);
  }
  return answerFor(cluster, request, id);
}

async function answerFor(
  { faults }: FleetCluster,
  request: IncomingMessage,
  id: string | undefined,
) {
  switch (request.method) {
    case 'GET':
      return { code: 200, body: faults.list() };
    case 'POST': {
      const wanted = await read(request);
      try {
        return { code: 201, body: faults.add(wanted) };
      } catch (error) {
        throw new RequestError(400, String((error as Error).message));
      }
    }
    case 'DELETE':
      if (!id) faults.clear();
      else if (!faults.remove(id))
        throw new RequestError(404, `no fault ${id}`);
      return { code: 200, body: faults.list() };
    default:
      throw new RequestError(405, HELP);
  }
}

const all = (clusters: FleetCluster[]) =>
  Object.fromEntries(clusters.map(c => [c.name, c.faults.list()]));

/**
 * Serves the faults of many clusters over plain HTTP on 127.0.0.1.
 * @param port - 0: any free one
 * @throws when the port is in use
 */
export async function startFaultServer(
  clusters: FleetCluster[],
  port = 0,
): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response: ServerResponse) => {
    let reply: { code: number; body: unknown };
    try {
      reply = await answer(clusters, request);
    } catch (error) {
      const code = error instanceof RequestError ? error.code : 500;
      reply = { code, body: { error: (error as Error).message } };
    }
    response.writeHead(reply.code, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(reply.body));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${bound}`,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
