import { join } from 'node:path';
import { RunningProcess, startProcess } from './childProcess';
import { ServiceAccountKeys } from './serviceAccountKeys';

// Without a kubelet these would declare the node lost and evict its pods.
const NODE_CONTROLLERS = [
  'node-ipam-controller',
  'cloud-node-lifecycle-controller',
  'node-lifecycle-controller',
  'taint-eviction-controller',
];

/** Starts kube-controller-manager; it waits by itself for the API server. */
export function startControllerManager(options: {
  binary: string;
  cluster: string;
  folder: string;
  kubeconfig: string;
  keys: ServiceAccountKeys;
  certificateAuthorityFile: string;
}): RunningProcess {
  const controllers = ['*', ...NODE_CONTROLLERS.map(name => `-${name}`)];
  return startProcess({
    name: `kube-controller-manager of ${options.cluster}`,
    file: options.binary,
    folder: options.folder,
    logFile: join(options.folder, 'kube-controller-manager.log'),
    args: [
      `--kubeconfig=${options.kubeconfig}`,
      `--service-account-private-key-file=${options.keys.privateKeyFile}`,
      // Token secrets get their ca.crt from it; istioctl refuses one without.
      `--root-ca-file=${options.certificateAuthorityFile}`,
      '--leader-elect=false',
      '--secure-port=0',
      // Its default of 20 calls a second is for an API server that others use too.
      '--kube-api-qps=500',
      '--kube-api-burst=1000',
      `--controllers=${controllers.join(',')}`,
    ],
  });
}
