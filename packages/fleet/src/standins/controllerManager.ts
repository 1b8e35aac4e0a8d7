import { daemonSetController } from './daemonSet';
import { deploymentController } from './deployment';
import { endpointSliceController } from './endpointSlice';
import { replicaSetController } from './replicaSet';
import type { StandIn } from './standIn';

/**
 * The parts of kube-controller-manager that are played by clients, each one to be switched off by itself. Garbage
 * collection, namespaces and service accounts live inside the simulated API server.
 */
export function controllerManager(): StandIn[] {
  return [
    deploymentController(),
    replicaSetController(),
    daemonSetController(),
    endpointSliceController(),
  ];
}
