import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import type { KubeClient } from '../../../../packages/fleet/src/standins';
import { auditLogFile } from '../../auditLog';
import { Binaries } from '../../binaries';
import { installIstio, runIstiod } from '../../control-plane/istio';
import { Kubectl } from '../../control-plane/kubectl';
import { Kubernetes, startKubernetes } from '../../control-plane/kubernetes';
import { TAG } from '../generate/names';
import { RoundMeshConfig, ROOTS } from '../generate/round';
import { FENCES } from './fence';
import { AMBIENT_NODES } from './nodes';
import { startStandIns } from './standIns';

export const CLUSTER = 'scenarios';

/** One cluster with a real control plane, for one round of scenarios after the other. */
export interface ScenarioCluster {
  kubernetes: Kubernetes;
  /** Administrator; its writes are seen by the stand-ins at once. */
  client: KubeClient;
  /** `/debug/ambientz` is there. */
  readonly istiodUrl: string;
  istioctl: string;
  /** Changes fields of the mesh config and restarts istiod with them. */
  useMeshConfig(fields: RoundMeshConfig): Promise<void>;
  /** Resolves when a part of it ended by itself. */
  died: Promise<Error>;
  stop(): Promise<void>;
}

/**
 * Starts it.
 * @param folder logs, keys and data; it must be empty or absent
 */
export async function startScenarioCluster(
  binaries: Binaries,
  folder: string,
): Promise<ScenarioCluster> {
  const kubernetes = await startKubernetes({
    binaries,
    cluster: CLUSTER,
    folder: join(folder, 'real', CLUSTER),
    auditLogFile: auditLogFile(folder, CLUSTER),
    serviceRange: '10.19.0.0/16',
  });
  const chart = await installIstio({ binaries, kubernetes, settings });
  let istiod = await runIstiod({ binaries, kubernetes }, chart);
  const processes = [...kubernetes.processes, istiod.process];
  let isDead: (error: Error) => void = () => {};
  const died = Promise.race([
    ...processes.map(process => process.died),
    new Promise<Error>(resolve => (isDead = resolve)),
  ]);
  const standIns = await startStandIns(kubernetes.standIns);
  await kubernetes.kubectl.apply(
    [...ROOTS, FENCES].filter(name => name !== SYSTEM).map(namespace),
  );
  let used: RoundMeshConfig = { rootNamespace: SYSTEM };
  return {
    kubernetes,
    client: standIns.client,
    get istiodUrl() {
      return istiod.monitoringUrl;
    },
    istioctl: binaries.istioctl,
    async useMeshConfig(fields) {
      if (isDeepStrictEqual(fields, used)) return;
      istiod.process.stop();
      await writeMeshConfig(kubernetes.kubectl, fields);
      istiod = await runIstiod({ binaries, kubernetes }, chart);
      void istiod.process.died.then(isDead);
      used = fields;
    },
    died,
    async stop() {
      await standIns.stop();
      istiod.process.stop();
      for (const process of kubernetes.processes) process.stop();
    },
  };
}

const SYSTEM = 'istio-system';

const settings = {
  cluster: CLUSTER,
  network: 'net-s',
  trustDomain: 'cluster.local',
  meshId: 'scenarios',
  ambientNodes: AMBIENT_NODES,
  revisionTags: [TAG],
};

const namespace = (name: string) => ({
  apiVersion: 'v1',
  kind: 'Namespace',
  metadata: { name },
});

const meshSchema = z.object({ data: z.object({ mesh: z.string() }) });

async function writeMeshConfig(
  kubectl: Kubectl,
  { rootNamespace, serviceEntryVisibility }: RoundMeshConfig,
): Promise<void> {
  const configMap = ['configmap', 'istio', '-n', SYSTEM];
  const { data } = meshSchema.parse(await kubectl.json(['get', ...configMap]));
  const { serviceEntryVisibility: _, ...others } = parse(data.mesh);
  const mesh = stringify({
    ...others,
    rootNamespace,
    ...(serviceEntryVisibility && { serviceEntryVisibility }),
  });
  const patch = JSON.stringify({ data: { mesh } });
  await kubectl.run(['patch', ...configMap, '--type=merge', '-p', patch]);
}
