import { expectCode } from '../../contract/case';
import type { Client, WatchStream } from '../../contract/client';
import { Trail } from '../trail';
import { narrow } from './facts';
import { parse, type Seen } from './seen';
import type { Witness } from './witness';

const KINDS = (namespace: string) => [
  `/apis/gateway.networking.k8s.io/v1/namespaces/${namespace}/gateways`,
  `/apis/apps/v1/namespaces/${namespace}/deployments`,
  ...['services', 'serviceaccounts', 'pods'].map(
    plural => `/api/v1/namespaces/${namespace}/${plural}`,
  ),
];

/** Makes a namespace and watches what is in it. The namespace is deleted when it is stopped. */
export async function watchNamespace(
  client: Client,
  namespace: string,
): Promise<Witness> {
  expectCode(
    await client.post('/api/v1/namespaces', { metadata: { name: namespace } }),
    201,
  );
  const trail = new Trail();
  const seen = new Map<string, Seen>();
  const streams = await Promise.all(
    KINDS(namespace).map(path => client.watch(`${path}?watch=1`)),
  );
  const followed = streams.map(stream =>
    follow(stream, (type, object) => {
      const key = `${object.kind}/${object.metadata.name}`;
      if (type === 'DELETED') seen.delete(key);
      else seen.set(key, object);
      trail.note(narrow([...seen.values()]));
    }),
  );
  return {
    trail,
    async stop() {
      for (const stream of streams) stream.stop();
      await Promise.all(followed);
      await client.delete(`/api/v1/namespaces/${namespace}`);
    },
  };
}

async function follow(
  stream: WatchStream,
  take: (type: string, object: Seen) => void,
) {
  while (!stream.isEnded) {
    const line = await stream.next();
    if (line) take(line.type, parse(line.object));
  }
}
