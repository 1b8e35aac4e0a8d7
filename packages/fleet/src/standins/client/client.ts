import { ApiError, Http, type Connection } from './http';
import { Informer } from './informer';
import { pathOf, type Kind } from './kinds';
import type { KubeObject } from './objects';

/** Names one object; `namespace` is absent where the kind is cluster-scoped. */
export interface ObjectRef {
  name: string;
  namespace?: string;
}

/** A client of one API server, with one shared informer for each kind. */
export class KubeClient {
  readonly http: Http;
  private readonly informers = new Map<string, Informer<KubeObject>>();

  constructor(readonly connection: Connection) {
    this.http = new Http(connection);
  }

  /** The cache of a kind, shared by all that ask for it; in one namespace where `namespace` is given. */
  informer<T extends KubeObject>(
    kind: Kind<T>,
    namespace?: string,
  ): Informer<T> {
    const path = pathOf(kind, namespace);
    let informer = this.informers.get(path);
    if (!informer) {
      informer = new Informer<T>(
        this.http,
        kind,
        namespace,
      ) as unknown as Informer<KubeObject>;
      this.informers.set(path, informer);
      informer.start();
    }
    return informer as unknown as Informer<T>;
  }

  /** @returns undefined where there is no such object */
  async get<T extends KubeObject>(
    kind: Kind<T>,
    ref: ObjectRef,
  ): Promise<T | undefined> {
    return ignore(404, this.http.json('GET', at(kind, ref))) as Promise<
      T | undefined
    >;
  }

  /** Writes as this field manager. */
  writer(fieldManager: string): Writer {
    return new Writer(this.http, fieldManager, (kind, object) =>
      this.observe(kind, object),
    );
  }

  async close(): Promise<void> {
    await Promise.all([...this.informers.values()].map(each => each.stop()));
    await this.http.close();
  }

  private observe(kind: Kind, object: KubeObject): void {
    this.informers.get(pathOf(kind))?.observe(object);
  }
}

/** The writes of one field manager. What the server answers goes into the caches at once. */
export class Writer {
  constructor(
    private readonly http: Http,
    private readonly fieldManager: string,
    private readonly observe: (kind: Kind, object: KubeObject) => void,
  ) {}

  async create<T extends KubeObject>(
    kind: Kind<T>,
    object: unknown,
    namespace?: string,
  ): Promise<T> {
    const query = { fieldManager: this.fieldManager };
    const path = pathOf(kind, namespace);
    return this.seen(
      kind,
      await this.http.json('POST', path, { body: object, query }),
    );
  }

  /** Merge patch of the object or of one of its subresources. */
  async patch<T extends KubeObject>(
    kind: Kind<T>,
    ref: ObjectRef,
    body: unknown,
    subresource?: string,
  ): Promise<T> {
    return this.seen(
      kind,
      await this.http.json('PATCH', at(kind, ref, subresource), {
        body,
        contentType: 'application/merge-patch+json',
        query: { fieldManager: this.fieldManager },
      }),
    );
  }

  /** Server-side apply with force: a controller wins over what others wrote to its fields. */
  async apply<T extends KubeObject>(
    kind: Kind<T>,
    ref: ObjectRef,
    body: unknown,
    subresource?: string,
  ): Promise<T> {
    return this.seen(
      kind,
      await this.http.json('PATCH', at(kind, ref, subresource), {
        body,
        contentType: 'application/apply-patch+yaml',
        query: { fieldManager: this.fieldManager, force: true },
      }),
    );
  }

  /** Deletes this very object (its uid); that it is already gone is no error. */
  async remove(
    kind: Kind,
    object: KubeObject,
    gracePeriodSeconds?: number,
  ): Promise<void> {
    const { name, namespace, uid } = object.metadata;
    const gone = this.http.json('DELETE', at(kind, { name, namespace }), {
      body: {
        apiVersion: 'v1',
        kind: 'DeleteOptions',
        preconditions: { uid },
        gracePeriodSeconds,
      },
    });
    await ignore(409, ignore(404, gone));
  }

  /** Anything else: a `binding`, an `eviction`. */
  async post(path: string, body: unknown): Promise<unknown> {
    const query = { fieldManager: this.fieldManager };
    return this.http.json('POST', path, { body, query });
  }

  private seen<T extends KubeObject>(kind: Kind<T>, answer: unknown): T {
    const object = answer as T;
    this.observe(kind, object);
    return object;
  }
}

function at(kind: Kind, ref: ObjectRef, subresource?: string): string {
  return pathOf(kind, ref.namespace, ref.name, subresource);
}

/** Takes an answer with this code for an answer of nothing. */
export async function ignore(
  code: number,
  request: Promise<unknown>,
): Promise<unknown> {
  try {
    return await request;
  } catch (error) {
    if (error instanceof ApiError && error.code === code) return undefined;
    throw error;
  }
}
