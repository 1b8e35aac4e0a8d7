import { join } from 'node:path';
import {
  GENERAL_POOL,
  TRUST_DOMAIN,
} from '../../../packages/fleet/src/story/clusters';
import { auditLogFile } from '../auditLog';
import { Binaries, requireBinaries } from '../binaries';
import { startIstio } from '../control-plane/istio';
import { Istiod } from '../control-plane/istiod';
import { Kubectl } from '../control-plane/kubectl';
import { Kubernetes, startKubernetes } from '../control-plane/kubernetes';
import { stopAllProcesses } from '../control-plane/childProcess';
import { createAccounts } from './accounts';
import { ClusterPlan, realClusters } from './clusters';
import { claimFleetFolder } from './claim';
import { defaultFleetFolder, writeFleetFolder } from './fleetFolder';
import { RunningStandIns, startStandIns } from './standIns';
import { tellStory } from './story';

/** One running cluster of the real fleet. */
export interface RealCluster {
  name: string;
  network: string;
  /** kubectl as administrator. */
  kubectl: Kubectl;
  /** JSON lines; read it with `auditLog.ts`. */
  auditLogFile: string;
  /** istiod's `/metrics` and `/debug`. */
  istiodMonitoringUrl: string;
}

/** Two clusters with real control planes. */
export interface RealFleet {
  /** Where `kubeconfig`, `fleet.json` and the accounts' kubeconfigs are. */
  folder: string;
  clusters: RealCluster[];
  binaries: Binaries;
  /** Resolves when a part of it ended by itself, with what and why. */
  died: Promise<Error>;
  stop(): Promise<void>;
}

/**
 * Starts the real fleet and writes its folder.
 * @param options.folder default: the checkout's `.fleet`
 * @param options.onProgress one line for each thing that is ready
 * @throws when binaries are missing or a part does not become ready; nothing is left running then
 */
export async function startRealFleet(
  options: { folder?: string; onProgress?: (line: string) => void } = {},
): Promise<RealFleet> {
  const { folder = defaultFleetFolder, onProgress = () => {} } = options;
  const binaries = requireBinaries();
  claimFleetFolder(folder);
  try {
    return await start(folder, binaries, onProgress);
  } catch (error) {
    stopAllProcesses();
    throw error;
  }
}

async function start(
  folder: string,
  binaries: Binaries,
  onProgress: (line: string) => void,
): Promise<RealFleet> {
  const kubernetes = await Promise.all(
    realClusters.map(plan => startOne(folder, binaries, plan, onProgress)),
  );
  const istiods: Istiod[] = [];
  // One after the other: the first one makes the certificate authority that the others share.
  for (const [index, plan] of realClusters.entries()) {
    const istiod = await startIstio({
      binaries,
      kubernetes: kubernetes[index],
      settings: {
        cluster: plan.story.name,
        network: plan.story.network,
        trustDomain: TRUST_DOMAIN,
        meshId: 'acme',
        ambientNodes: GENERAL_POOL,
      },
      authorityOf: index > 0 ? kubernetes[0] : undefined,
    });
    istiods.push(istiod);
    onProgress(`${plan.story.name}: istiod ready`);
  }
  const standIns = await Promise.all(
    realClusters.map((plan, i) =>
      startStandIns(kubernetes[i].standIns, plan.story),
    ),
  );
  onProgress('stand-ins for scheduler, kubelet, istio-cni, load balancer run');
  await Promise.all(
    realClusters.map((plan, i) => tellStory(kubernetes[i].kubectl, plan.story)),
  );
  onProgress('namespaces of the story exist, east-west gateways programmed');
  await writeFolder(folder, kubernetes, istiods);
  return describe(folder, binaries, kubernetes, istiods, standIns);
}

async function startOne(
  folder: string,
  binaries: Binaries,
  plan: ClusterPlan,
  onProgress: (line: string) => void,
): Promise<Kubernetes> {
  const running = await startKubernetes({
    binaries,
    cluster: plan.story.name,
    folder: join(folder, 'real', plan.story.name),
    auditLogFile: auditLogFile(folder, plan.story.name),
    serviceRange: plan.serviceRange,
  });
  onProgress(`${plan.story.name}: Kubernetes ready at ${running.admin.server}`);
  return running;
}

async function writeFolder(
  folder: string,
  kubernetes: Kubernetes[],
  istiods: Istiod[],
): Promise<void> {
  const accesses = await Promise.all(
    kubernetes.map(async ({ admin, kubectl }) => ({
      admin,
      tokens: await createAccounts(kubectl),
    })),
  );
  const clusters = realClusters.map((plan, index) => ({
    context: plan.story.name,
    mode: 'ambient' as const,
    network: plan.story.network,
    istiodMonitoringUrl: istiods[index].monitoringUrl,
  }));
  writeFleetFolder(folder, { clusters }, accesses);
}

function describe(
  folder: string,
  binaries: Binaries,
  kubernetes: Kubernetes[],
  istiods: Istiod[],
  standIns: RunningStandIns[],
): RealFleet {
  const processes = [
    ...kubernetes.flatMap(one => one.processes),
    ...istiods.map(one => one.process),
  ];
  return {
    folder,
    binaries,
    clusters: realClusters.map((plan, index) => ({
      name: plan.story.name,
      network: plan.story.network,
      kubectl: kubernetes[index].kubectl,
      auditLogFile: auditLogFile(folder, plan.story.name),
      istiodMonitoringUrl: istiods[index].monitoringUrl,
    })),
    died: Promise.race(processes.map(process => process.died)),
    async stop() {
      await Promise.all(standIns.map(one => one.stop()));
      for (const process of processes) process.stop();
    },
  };
}
