import {
  laterChanges,
  LaterChange,
  objectsOf,
} from '../../../packages/fleet/src/story/story';
import { ClusterStory } from '../../../packages/fleet/src/story/types';
import { Kubectl } from '../control-plane/kubectl';
import { waitUntil } from '../control-plane/waitUntil';

const ISTIO_SYSTEM = 'istio-system';

/**
 * Puts the story's namespaces into a cluster where stand-ins run, and waits
 * until its east-west gateway is programmed.
 */
export async function tellStory(
  kubectl: Kubectl,
  cluster: ClusterStory,
): Promise<void> {
  await kubectl.apply(objectsOf(cluster).filter(isNotInstalledYet));
  await Promise.all(
    laterChanges(cluster).map(change => changeLater(kubectl, change)),
  );
  await kubectl.run([
    ...['wait', '--for=condition=Programmed', '--timeout=60s'],
    ...['gateway/istio-eastwestgateway', '-n', ISTIO_SYSTEM],
  ]);
}

type StoryObject = ReturnType<typeof objectsOf>[0];

/** Istio itself comes from its own chart here. */
function isNotInstalledYet({ kind, metadata }: StoryObject): boolean {
  if (metadata.namespace === ISTIO_SYSTEM) {
    return kind === 'Gateway' || kind === 'PeerAuthentication';
  }
  if (metadata.namespace) return true;
  return kind === 'Namespace' && metadata.name !== ISTIO_SYSTEM;
}

/** Pods keep what they got under the labels of their time, so the first ones must run before. */
async function changeLater(
  kubectl: Kubectl,
  { namespace, pods, labels, objects }: LaterChange,
): Promise<void> {
  await waitUntil(`${pods} running pods in ${namespace}`, async () => {
    const running = await kubectl.run([
      ...['get', 'pods', '-n', namespace, '-o', 'name'],
      '--field-selector=status.phase=Running',
    ]);
    return running.split('\n').filter(Boolean).length >= pods || undefined;
  });
  await kubectl.run([
    ...['patch', 'namespace', namespace, '--type=merge'],
    ...['-p', JSON.stringify({ metadata: { labels } })],
  ]);
  await kubectl.apply(objects);
}
