import { waitUntil } from '../../control-plane/waitUntil';
import { KubernetesObject } from '../../control-plane/kubernetesObject';
import { Ambientz, readAmbientz } from '../answer/ambientz';
import { passFence } from './fence';
import { readCluster } from './read';
import { ScenarioCluster } from './scenarioCluster';
import { openWork } from './settled';

/** The cluster and what its istiod says of it, both standing still. */
export interface Picture {
  objects: KubernetesObject[];
  ambientz: Ambientz;
}

/** A fence makes istiod look at its Gateways again, and their statuses come a moment after it: the second fence sees them. */
const FENCES_BETWEEN = 2;

/**
 * Waits until nothing moves in some namespaces: the controllers have done their work, and pictures are equal between which
 * istiod has read and answered everything (`passFence`).
 * @param rootNamespace its policies count everywhere
 * @throws with what was still open or moving after a minute
 */
export async function standStill(
  cluster: ScenarioCluster,
  namespaces: readonly string[],
  rootNamespace: string,
): Promise<Picture> {
  const isOwn = ({ metadata }: KubernetesObject) =>
    namespaces.includes(metadata.namespace ?? metadata.name);
  const isWatched = (object: KubernetesObject) =>
    isOwn(object) || object.metadata.namespace === rootNamespace;
  let last = '';
  let alike = 0;
  return waitUntil(
    'the cluster standing still',
    async () => {
      const picture = await take(cluster);
      const watched = picture.objects.filter(isWatched);
      const open = openWork(watched.filter(isOwn));
      if (open.length) throw new Error(open.slice(0, 5).join('; '));
      const now = fingerprint(watched, picture.ambientz, namespaces);
      alike = now === last ? alike + 1 : 0;
      if (alike === FENCES_BETWEEN) return picture;
      last = now;
      await passFence(cluster);
      throw new Error('objects or answers still change');
    },
    { everyMs: 50 },
  );
}

async function take({ client, istiodUrl }: ScenarioCluster): Promise<Picture> {
  // Objects first: what istiod says then is not older than they are.
  const objects = await readCluster(client);
  return { objects, ambientz: await readAmbientz(istiodUrl) };
}

function fingerprint(
  objects: KubernetesObject[],
  { workloads, services, policies }: Ambientz,
  namespaces: readonly string[],
): string {
  const versions = objects
    // Leaders renew themselves in ConfigMaps.
    .filter(({ kind }) => kind !== 'ConfigMap')
    .map(
      ({ kind, metadata }) =>
        `${kind} ${metadata.uid} ${metadata.resourceVersion}`,
    );
  const answers = [...workloads, ...services, ...policies]
    .filter(({ namespace }) => namespaces.includes(namespace))
    .map(answer => JSON.stringify(answer));
  return [...versions.sort(), ...answers.sort()].join('\n');
}
