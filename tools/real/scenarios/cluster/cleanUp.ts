import {
  ignore,
  type KubeClient,
  pathOf,
} from '../../../../packages/fleet/src/standins';
import { waitUntil } from '../../control-plane/waitUntil';
import { Ref } from '../generate/manifest';
import { remove } from './apply';
import { kindOf } from './kinds';

const NAMESPACE = kindOf({ apiVersion: 'v1', kind: 'Namespace' });

/** Removes what is not in a namespace of a scenario, in time for the next round. */
export async function removeShared(
  client: KubeClient,
  refs: Ref[],
): Promise<void> {
  await Promise.all(refs.map(ref => remove(client, ref)));
}

/** Removes namespaces with all that is in them, and returns when they are gone. The stand-in of the kubelet ends their pods. */
export async function removeNamespaces(
  client: KubeClient,
  namespaces: readonly string[],
): Promise<void> {
  await Promise.all(
    namespaces.map(name =>
      ignore(
        404,
        client.http.json('DELETE', pathOf(NAMESPACE, undefined, name)),
      ),
    ),
  );
  await waitUntil(
    `namespaces ${namespaces} being gone`,
    async () => {
      const left = await Promise.all(
        namespaces.map(name => client.get(NAMESPACE, { name })),
      );
      return left.every(one => one === undefined) || undefined;
    },
    { everyMs: 500, timeoutMs: 120_000 },
  );
}
