import { planSchema } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { deployment, namespace, service } from '../support/objects';
import { TestCluster } from '../support/runningFleet';
import { waitUntil } from '../../control-plane/waitUntil';
import { Portal } from './portal';

/** A namespace of team-payments with a Deployment of two pods and a Service, both called cart. */
export async function openShop(
  { name: cluster, kubectl }: TestCluster,
  name: string,
  portal: Portal,
): Promise<void> {
  const owned = namespace(name);
  const annotations = { 'backstage.io/owner': 'group:default/team-payments' };
  await kubectl.apply([
    { ...owned, metadata: { ...owned.metadata, annotations } },
  ]);
  await kubectl.apply([deployment(name, 'cart', 2), service(name, 'cart')]);
  await kubectl.run([
    ...['rollout', 'status', 'deployment/cart', '-n', name],
    '--timeout=60s',
  ]);
  await waitUntil(`the portal knowing the pods of ${name}`, async () => {
    const input = { kind: 'namespace', namespace: name, clusters: [cluster] };
    const { blocked, targets } = planSchema.parse(
      await portal.ask('payments-dev', '/plans', input),
    );
    return (!blocked && targets[0].counts?.joins === 2) || undefined;
  });
}

export const closeShop = ({ kubectl }: TestCluster, name: string) =>
  kubectl.run([
    ...['delete', 'namespace', name, '--wait=false', '--ignore-not-found'],
  ]);

/** A part of the namespace's object; empty where it is absent. */
export const labelOf = (
  { kubectl }: TestCluster,
  name: string,
  label: string,
) =>
  kubectl.run([
    ...['get', 'namespace', name, '-o'],
    `jsonpath={.metadata.labels.${label.replaceAll('.', '\\.')}}`,
  ]);
