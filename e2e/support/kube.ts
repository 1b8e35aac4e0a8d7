import { join } from 'node:path';
import {
  CoreV1Api,
  KubeConfig,
  PatchStrategy,
  setHeaderOptions,
} from '@kubernetes/client-node';
import { testPortal } from './portal';

/** Changes labels of a namespace as the administrator of the cluster, the way `kubectl label` does; null removes one. */
export async function labelNamespace(
  cluster: string,
  namespace: string,
  labels: Record<string, string | null>,
): Promise<void> {
  const config = new KubeConfig();
  config.loadFromFile(join(testPortal().fleetFolder, 'kubeconfig'));
  config.setCurrentContext(cluster);
  await config
    .makeApiClient(CoreV1Api)
    .patchNamespace(
      { name: namespace, body: { metadata: { labels } } },
      setHeaderOptions('Content-Type', PatchStrategy.MergePatch),
    );
}
