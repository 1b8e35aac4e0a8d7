import {
  startCluster,
  type FleetCluster,
  type FleetClusterOptions,
  type KubeObject,
} from '../../api';
import { until } from '../../fleet/until';
import { KubeClient, Namespaces, type Kind, type Writer } from '../client';
import type { StandIn } from '../standIn';

// Waits end when they are met; the limit is for busy machines.
jest.setTimeout(30_000);

/** A simulated cluster in which chosen parts are played. */
export interface Playground {
  readonly cluster: FleetCluster;
  /** As the administrator. */
  readonly client: KubeClient;
  readonly write: Writer;
  namespace(name: string, labels?: Record<string, string>): Promise<string>;
  close(): Promise<void>;
}

export async function playground(
  parts: (cluster: FleetCluster) => StandIn[],
  options: Partial<FleetClusterOptions> = {},
): Promise<Playground> {
  const cluster = await startCluster({ name: 'play', ...options });
  const connect = (token: string) =>
    new KubeClient({ server: cluster.url, ca: cluster.caPem, token });
  const client = connect(cluster.adminToken);
  const theirs = connect(cluster.tokenForStandin('parts'));
  const playing = parts(cluster);
  await Promise.all(playing.map(part => part.start(theirs)));
  const write = client.writer('test');
  return {
    cluster,
    client,
    write,
    async namespace(name, labels) {
      const metadata = { name, labels };
      await write.create(Namespaces, {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata,
      });
      return name;
    },
    async close() {
      await Promise.all(playing.map(part => part.stop()));
      await Promise.all([client.close(), theirs.close()]);
      await cluster.close();
    },
  };
}

/** Waits until an object exists and is as described, and gives it back. @throws with what it is instead */
export async function expectObject<T extends KubeObject>(
  { client }: Playground,
  kind: Kind<T>,
  key: string,
  holds: (object: T) => boolean,
): Promise<T> {
  const cache = client.informer(kind);
  await cache.synced;
  await within(
    `${kind.kind} ${key}`,
    () => cache.get(key),
    object => object !== undefined && holds(object),
  );
  return cache.get(key)!;
}

/** Waits until the objects of a namespace are as described, and gives them back. @throws with what they are instead */
export async function expectObjects<T extends KubeObject>(
  { client }: Playground,
  kind: Kind<T>,
  namespace: string,
  holds: (objects: T[]) => boolean,
): Promise<T[]> {
  const cache = client.informer(kind);
  await cache.synced;
  const now = () =>
    cache.list().filter(each => each.metadata.namespace === namespace);
  await within(`${kind.plural} in ${namespace}`, now, holds);
  return now();
}

async function within<T>(
  what: string,
  now: () => T,
  holds: (value: T) => boolean,
): Promise<void> {
  try {
    await until(what, () => holds(now()), 20_000);
  } catch (error) {
    const seen = JSON.stringify(now(), null, 1);
    throw new Error(`${(error as Error).message}; it is ${seen}`);
  }
}
