import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Binaries } from '../binaries';
import { requireCrds } from '../build/crdFiles';
import { ApiServer, startApiServer } from './apiServer';
import { RunningProcess } from './childProcess';
import { startControllerManager } from './controllerManager';
import { startEtcd } from './etcd';
import { Access, writeKubeconfig } from './kubeconfig';
import { Kubectl } from './kubectl';
import { writeServiceAccountKeys } from './serviceAccountKeys';
import { StaticTokens, writeStaticTokens } from './staticTokens';
import { waitUntil } from './waitUntil';

/** A Kubernetes without nodes: etcd, API server and controllers, with the CRDs of the mesh. */
export interface Kubernetes {
  cluster: string;
  /** Logs, keys, audit log and data; disposable. */
  folder: string;
  processes: RunningProcess[];
  admin: Access;
  standIns: Access;
  istiodKubeconfig: string;
  kubectl: Kubectl;
}

export interface KubernetesOptions {
  binaries: Binaries;
  cluster: string;
  folder: string;
  auditLogFile: string;
  serviceRange: string;
}

/** Starts one cluster and returns when its CRDs are served. */
export async function startKubernetes(
  options: KubernetesOptions,
): Promise<Kubernetes> {
  const { binaries, cluster, folder } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keys = writeServiceAccountKeys(folder);
  const { file: tokenFile, tokens } = writeStaticTokens(folder);
  const etcd = await startEtcd({ binary: binaries.etcd, cluster, folder });
  const apiServer = await startApiServer({
    ...options,
    binary: binaries['kube-apiserver'],
    etcdUrl: etcd.url,
    keys,
    tokenFile,
  });
  const access = accessOf(cluster, apiServer, tokens);
  const kubeconfig = kubeconfigs(folder, access);
  const cacheFolder = join(folder, 'kubectl-cache');
  const kubectl = new Kubectl(binaries.kubectl, kubeconfig.admin, cacheFolder);
  await waitUntil(`kube-apiserver of ${cluster} being ready`, () =>
    kubectl.run(['get', '--raw=/readyz']),
  );
  const controllerManager = startControllerManager({
    binary: binaries['kube-controller-manager'],
    cluster,
    folder,
    kubeconfig: kubeconfig.controllerManager,
    keys,
    certificateAuthorityFile: apiServer.certificateAuthorityFile,
  });
  await installCrds(kubectl);
  return {
    cluster,
    folder,
    processes: [etcd.process, apiServer.process, controllerManager],
    admin: access.admin,
    standIns: access.standIns,
    istiodKubeconfig: kubeconfig.istiod,
    kubectl,
  };
}

type Accesses = Record<keyof StaticTokens, Access>;

function accessOf(
  context: string,
  { url: server, certificateAuthority }: ApiServer,
  tokens: StaticTokens,
): Accesses {
  const entries = Object.entries(tokens).map(([user, token]) => [
    user,
    { context, server, certificateAuthority, token },
  ]);
  return Object.fromEntries(entries);
}

function kubeconfigs(
  folder: string,
  access: Accesses,
): Record<keyof Accesses, string> {
  const entries = Object.entries(access).map(([user, one]) => {
    const file = join(folder, `${user}.kubeconfig`);
    writeKubeconfig(file, [one]);
    return [user, file];
  });
  return Object.fromEntries(entries);
}

async function installCrds(kubectl: Kubectl): Promise<void> {
  const files = requireCrds().flatMap(file => ['-f', file]);
  await kubectl.run(['apply', '--server-side', ...files]);
  await kubectl.run([
    ...['wait', '--for=condition=Established', '--timeout=60s'],
    ...['customresourcedefinitions', '--all'],
  ]);
}
