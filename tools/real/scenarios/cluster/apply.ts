import {
  ApiError,
  ignore,
  KubeClient,
  pathOf,
} from '../../../../packages/fleet/src/standins';
import { waitUntil } from '../../control-plane/waitUntil';
import { Manifest, Ref } from '../generate/manifest';
import { Wave } from '../generate/wave';
import { kindOf } from './kinds';

/** Who wrote it, as `managedFields` names them. */
const WRITER = 'scenarios';

/**
 * Applies a wave: namespaces, then the rest in parallel, then what is removed.
 * @returns what the API server or a webhook of Istio refused, one sentence each
 */
export async function applyWave(
  client: KubeClient,
  wave: Wave,
): Promise<string[]> {
  const namespaces = wave.apply.filter(o => o.kind === 'Namespace');
  await Promise.all(namespaces.map(object => apply(client, object)));
  await Promise.all(
    namespaces.map(({ metadata }) => accountOf(client, metadata.name)),
  );
  const others = wave.apply.filter(o => o.kind !== 'Namespace');
  const refused = await Promise.all(
    others.map(object => apply(client, object)),
  );
  await Promise.all([
    ...wave.remove.map(ref => remove(client, ref)),
    ...wave.scaleToNothing.map(ref => scaleToNothing(client, ref)),
  ]);
  return refused.flatMap(one => one ?? []);
}

async function apply(
  client: KubeClient,
  object: Manifest,
): Promise<string | undefined> {
  const { name, namespace } = object.metadata;
  const writer = client.writer(WRITER);
  try {
    await writer.apply(kindOf(object), { name, namespace }, object);
    return undefined;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return `${object.kind} ${namespace ?? ''}/${name}: refused: ${
      error.message
    }`;
  }
}

/** Without it the API server refuses pods; a controller writes it. */
async function accountOf(client: KubeClient, namespace: string): Promise<void> {
  const accounts = kindOf({ apiVersion: 'v1', kind: 'ServiceAccount' });
  await waitUntil(`account default of ${namespace}`, () =>
    client.get(accounts, { name: 'default', namespace }),
  );
}

/** Deletes an object; that it is gone already is fine. */
export async function remove(client: KubeClient, ref: Ref): Promise<void> {
  const path = pathOf(kindOf(ref), ref.namespace, ref.name);
  await ignore(404, client.http.json('DELETE', path));
}

const DEPLOYMENT = { apiVersion: 'apps/v1', kind: 'Deployment' };

async function scaleToNothing(
  client: KubeClient,
  ref: { namespace: string; name: string },
): Promise<void> {
  // The waypoint may never have got a Deployment.
  await ignore(
    404,
    client
      .writer(WRITER)
      .patch(kindOf(DEPLOYMENT), ref, { spec: { replicas: 0 } }),
  );
}
