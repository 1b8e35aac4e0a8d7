import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { token } from '../shape';
import { Bodies } from './bodies';
import { configMap } from './objects';

/** Counts of all clusters together, since they were last read. */
export class Counters {
  reads = 0;
  bytes = 0;
  upkeep = 0;

  take() {
    const { reads, bytes, upkeep } = this;
    Object.assign(this, { reads: 0, bytes: 0, upkeep: 0 });
    return { reads, bytes, upkeep };
  }
}

/** One cluster: a TLS server that answers from rendered bodies and tells open watches of a changed namespace. */
export class Cluster {
  private readonly bodies: Bodies;
  private readonly watches = new Set<ServerResponse>();
  private version = 1000;

  constructor(readonly name: string, private readonly counters: Counters) {
    this.bodies = new Bodies(name);
  }

  /** @returns its URL */
  async listen(key: string, cert: string): Promise<string> {
    const server = createServer({ key, cert }, (request, response) =>
      this.answer(request, response),
    );
    await new Promise<void>(up => server.listen(0, '127.0.0.1', up));
    return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** Writes the label of a namespace. It is accepted when this returns. */
  label(namespace: string, mode: string | null): void {
    this.version += 1;
    const object = structuredClone(this.bodies.namespace(namespace));
    object.metadata.resourceVersion = String(this.version);
    const { 'istio.io/dataplane-mode': _, ...labels } =
      object.metadata.labels ?? {};
    object.metadata.labels = mode
      ? { ...labels, 'istio.io/dataplane-mode': mode }
      : labels;
    const typed = { kind: 'Namespace', apiVersion: 'v1', ...object };
    const frame = `${JSON.stringify({ type: 'MODIFIED', object: typed })}\n`;
    for (const open of this.watches) open.write(frame);
  }

  podBytes(): number {
    const query = { plural: 'pods', namespace: null, id: null, from: null };
    return Math.round(this.bodies.list({ ...query, limit: 250 }).length / 250);
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const url = new URL(request.url ?? '/', 'https://cluster');
    response.setHeader('content-type', 'application/json');
    if (request.headers.authorization !== `Bearer ${token}`) {
      response.statusCode = 401;
      response.end('{"kind":"Status","code":401}');
      return;
    }
    if (url.searchParams.has('watch')) {
      this.counters.upkeep += 1;
      this.keepOpen(url.pathname, response);
      return;
    }
    const setting = /\/configmaps\/([^/]+)$/.exec(url.pathname)?.[1];
    const isUpkeep = url.pathname === '/version' || setting !== undefined;
    const body = setting
      ? JSON.stringify(configMap(setting) ?? { kind: 'Status', code: 404 })
      : this.body(url);
    if (setting && !configMap(setting)) response.statusCode = 404;
    this.counters.upkeep += isUpkeep ? 1 : 0;
    this.counters.reads += isUpkeep ? 0 : 1;
    this.counters.bytes += isUpkeep ? 0 : body.length;
    response.end(body);
  }

  private body({ pathname, searchParams }: URL): Buffer | string {
    if (pathname === '/version') return '{"gitVersion":"v1.36.3"}';
    // A cluster where nobody measures its pods.
    if (pathname.startsWith('/apis/metrics.k8s.io/')) {
      return '{"kind":"PodMetricsList","metadata":{},"items":[]}';
    }
    const selector = searchParams.get('labelSelector') ?? '';
    return this.bodies.list({
      plural: pathname.split('/').at(-1) ?? '',
      namespace: /\/namespaces\/([^/]+)\/[^/]+$/.exec(pathname)?.[1] ?? null,
      id: /^backstage\.io\/kubernetes-id=(.+)$/.exec(selector)?.[1] ?? null,
      limit: numberOrNull(searchParams.get('limit')),
      from: numberOrNull(searchParams.get('continue')),
    });
  }

  private keepOpen(path: string, response: ServerResponse): void {
    response.flushHeaders();
    if (!path.endsWith('/namespaces')) return;
    this.watches.add(response);
    response.on('close', () => this.watches.delete(response));
  }
}

const numberOrNull = (text: string | null) => (text ? Number(text) : null);
