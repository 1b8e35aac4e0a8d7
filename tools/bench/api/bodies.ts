import { type KubeObject, objectsOf } from './objects';

const kinds: Record<string, [kind: string, apiVersion: string]> = {
  namespaces: ['Namespace', 'v1'],
  pods: ['Pod', 'v1'],
  services: ['Service', 'v1'],
  deployments: ['Deployment', 'apps/v1'],
  daemonsets: ['DaemonSet', 'apps/v1'],
};

/** Which part of a collection is asked for. */
export interface ListQuery {
  plural: string;
  namespace: string | null;
  /** Value of the label `backstage.io/kubernetes-id`. */
  id: string | null;
  /** Objects a page; null: all. */
  limit: number | null;
  /** As the page before it gave it; null: from the beginning. */
  from: number | null;
}

/** All answers of one cluster, each rendered once: what is measured is the reader, not this side. */
export class Bodies {
  private readonly rendered = new Map<string, Buffer>();
  private readonly objects: Record<string, KubeObject[]>;

  constructor(cluster: string) {
    this.objects = objectsOf(cluster);
    for (const from of [null, 250, 500, 750]) {
      this.list({
        plural: 'pods',
        namespace: null,
        id: null,
        limit: 250,
        from,
      });
    }
  }

  /** @throws when there is no such namespace */
  namespace(name: string): KubeObject {
    const found = this.objects.namespaces.find(n => n.metadata.name === name);
    if (!found) throw new Error(`no namespace ${name}`);
    return found;
  }

  list(query: ListQuery): Buffer {
    const key = JSON.stringify(query);
    const known = this.rendered.get(key);
    if (known) return known;
    const body = Buffer.from(JSON.stringify(this.page(query)));
    this.rendered.set(key, body);
    return body;
  }

  private page({ plural, namespace, id, limit, from }: ListQuery) {
    const [kind, apiVersion] = kinds[plural] ?? ['Thing', 'v1'];
    const all = (this.objects[plural] ?? []).filter(
      ({ metadata }) =>
        (!namespace || metadata.namespace === namespace) &&
        (!id || metadata.labels?.['backstage.io/kubernetes-id'] === id),
    );
    const start = from ?? 0;
    const end = limit ? start + limit : all.length;
    return {
      kind: `${kind}List`,
      apiVersion,
      metadata: {
        resourceVersion: '1000',
        ...(end < all.length ? { continue: String(end) } : {}),
      },
      items: all.slice(start, end).map(item => ({ kind, apiVersion, ...item })),
    };
  }
}
