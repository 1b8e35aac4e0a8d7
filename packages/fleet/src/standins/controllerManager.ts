import { daemonSetController } from './daemonSet';
import { deploymentController } from './deployment';
import { endpointSliceController } from './endpointSlice';
import { garbageCollector } from './garbageCollector';
import { replicaSetController } from './replicaSet';
import type { StandIn } from './standIn';

/** The parts of kube-controller-manager that are played, each one to be switched off by itself. */
export function controllerManager(): StandIn[] {
  return [
    deploymentController(),
    replicaSetController(),
    daemonSetController(),
    endpointSliceController(),
    garbageCollector(),
  ];
}
