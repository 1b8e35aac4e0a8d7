import { type KubeClient, type Kind } from '../standins';
import { Deployments, Namespaces, Pods, Services } from '../standins/client';
import { isReady } from '../standins/pods';
import { laterChanges, type ClusterStory, type LaterChange } from '../story';
import { until } from './until';

const KINDS: Record<string, Kind> = {
  Deployment: Deployments,
  Service: Services,
};

/** What happened after the first pods ran: labels that changed, and what was deployed since. */
export async function applyLaterChanges(
  story: ClusterStory,
  client: KubeClient,
): Promise<void> {
  await Promise.all(laterChanges(story).map(each => apply(client, each)));
}

async function apply(client: KubeClient, change: LaterChange) {
  const pods = client.informer(Pods);
  await until(`${change.pods} ready pods in ${change.namespace}`, () => {
    const ready = pods
      .list()
      .filter(pod => pod.metadata.namespace === change.namespace)
      .filter(isReady);
    return ready.length >= change.pods;
  });
  const { labels } = change;
  await client
    .writer('kubectl-label')
    .patch(Namespaces, { name: change.namespace }, { metadata: { labels } });
  const write = client.writer('kubectl-client-side-apply');
  for (const object of change.objects) {
    await write.create(KINDS[object.kind], object, change.namespace);
  }
}
