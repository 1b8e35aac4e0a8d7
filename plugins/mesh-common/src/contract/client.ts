import { ResponseError } from '@backstage/errors';
import { z } from 'zod';
import { API_BASE, RouteContract, routes } from './routes';

/** How the client reaches the backend: a fetch that adds the caller's credentials, and the base URL of plugin `mesh`. @public */
export interface MeshClientOptions {
  readonly fetch: typeof fetch;
  readonly baseUrl: () => Promise<string>;
}

/** @public */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Makes a repeated `fileRequest` answer with the first one. */
  readonly idempotencyKey?: string;
  /** ETag of an earlier answer; an unchanged one resolves to `notModified`. */
  readonly ifNoneMatch?: string;
}

type Response_<R extends RouteContract> = z.infer<R['response']>;

/** What a conditional read gives. @public */
export type Conditional<T> =
  | { readonly notModified: true }
  | {
      readonly notModified: false;
      readonly value: T;
      readonly etag: string | null;
    };

/**
 * Typed client of the mesh backend, the only way the frontend, the actions and the catalog module reach it.
 * A refusal rejects with `ResponseError`; its `body.error` carries `code`, `field` and `nextStep`.
 * @public
 */
export class MeshClient {
  constructor(private readonly options: MeshClientOptions) {}

  async entityStatus(
    entity: { kind: string; namespace: string; name: string },
    query: { detail?: boolean } = {},
    options: CallOptions = {},
  ): Promise<Conditional<Response_<typeof routes.entityStatus>>> {
    const response = await this.send(
      routes.entityStatus,
      entity,
      { query: query.detail ? { detail: 'true' } : {} },
      options,
    );
    if (response.status === 304) return { notModified: true };
    const value = routes.entityStatus.response.parse(await response.json());
    return { notModified: false, value, etag: response.headers.get('etag') };
  }

  listClusters(options?: CallOptions) {
    return this.call(routes.listClusters, {}, {}, options);
  }

  plan(body: z.input<typeof routes.plan.body>, options?: CallOptions) {
    return this.call(routes.plan, {}, { body }, options);
  }

  fileRequest(
    body: z.input<typeof routes.fileRequest.body>,
    options?: CallOptions,
  ) {
    return this.call(routes.fileRequest, {}, { body }, options);
  }

  listRequests(
    query: z.input<typeof routes.listRequests.query> = {},
    options?: CallOptions,
  ) {
    return this.call(routes.listRequests, {}, { query }, options);
  }

  getRequest(id: string, options?: CallOptions) {
    return this.call(routes.getRequest, { id }, {}, options);
  }

  decide(
    id: string,
    body: z.input<typeof routes.decide.body>,
    options?: CallOptions,
  ) {
    return this.call(routes.decide, { id }, { body }, options);
  }

  withdraw(id: string, comment?: string, options?: CallOptions) {
    return this.call(routes.withdraw, { id }, { body: { comment } }, options);
  }

  rollback(id: string, comment?: string, options?: CallOptions) {
    return this.call(routes.rollback, { id }, { body: { comment } }, options);
  }

  dropCredential(kubeconfig: string, options?: CallOptions) {
    return this.call(
      routes.dropCredential,
      {},
      { body: { kubeconfig } },
      options,
    );
  }

  preflight(
    body: z.input<typeof routes.preflight.body>,
    options?: CallOptions,
  ) {
    return this.call(routes.preflight, {}, { body }, options);
  }

  private async call<R extends RouteContract>(
    route: R,
    params: Record<string, string>,
    data: { query?: object; body?: unknown },
    options?: CallOptions,
  ): Promise<Response_<R>> {
    const response = await this.send(route, params, data, options);
    return route.response.parse(await response.json()) as Response_<R>;
  }

  private async send(
    route: RouteContract,
    params: Record<string, string>,
    data: { query?: object; body?: unknown },
    options: CallOptions = {},
  ): Promise<Response> {
    const base = await this.options.baseUrl();
    const path = route.path.replace(/:(\w+)/g, (_, name: string) =>
      encodeURIComponent(params[name]),
    );
    const query = queryString(data.query ?? {});
    const response = await this.options.fetch(
      `${base}${API_BASE}${path}${query}`,
      {
        method: route.method.toUpperCase(),
        signal: options.signal,
        headers: headersOf(data.body, options),
        body: data.body === undefined ? undefined : JSON.stringify(data.body),
      },
    );
    if (!response.ok && response.status !== 304) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

function queryString(query: object): string {
  const entries = Object.entries(query).filter(([, v]) => v !== undefined);
  if (!entries.length) return '';
  return `?${new URLSearchParams(entries.map(([k, v]) => [k, String(v)]))}`;
}

function headersOf(body: unknown, options: CallOptions) {
  const headers: Record<string, string> = {};
  if (body !== undefined) headers['content-type'] = 'application/json';
  if (options.idempotencyKey)
    headers['idempotency-key'] = options.idempotencyKey;
  if (options.ifNoneMatch) headers['if-none-match'] = options.ifNoneMatch;
  return headers;
}
