import { DeploymentFact, ServiceFact } from '../../facts';
import type { InspectedCluster } from '../../world';
import { analyzed } from './objects';
import { deploymentGetsSidecar } from './proxies';
import { selects } from './selectors';

/** A Deployment whose pods have sidecars, and the Services in front of them. */
export interface ServedDeployment {
  readonly deployment: DeploymentFact;
  readonly services: readonly ServiceFact[];
}

/** Istio `pkg/config/analysis/analyzers/deployment/services.go`: not waypoints, and only Services with a selector. */
export function servedDeployments(
  cluster: InspectedCluster,
): ServedDeployment[] {
  const { facts } = analyzed(cluster);
  const services = selectingServices(cluster);
  return facts('deployments')
    .filter(
      deployment =>
        deployment.labels['gateway.istio.io/managed'] !==
          'istio.io-mesh-controller' &&
        deploymentGetsSidecar(deployment, cluster),
    )
    .map(deployment => ({
      deployment,
      services: (services.get(deployment.namespace) ?? []).filter(service =>
        selects(service.selector, { labels: deployment.podLabels }),
      ),
    }));
}

function selectingServices(
  cluster: InspectedCluster,
): ReadonlyMap<string, ServiceFact[]> {
  const groups = new Map<string, ServiceFact[]>();
  for (const service of analyzed(cluster).platform('services')) {
    if (!Object.keys(service.selector ?? {}).length) continue;
    const group = groups.get(service.namespace);
    if (group) group.push(service);
    else groups.set(service.namespace, [service]);
  }
  return groups;
}

export type ServicePort = ServiceFact['ports'][number];

/** All ports of some Services with the Service they are of. */
export function portsOf(
  services: readonly ServiceFact[],
): { readonly service: ServiceFact; readonly port: ServicePort }[] {
  return services.flatMap(service =>
    service.ports.map(port => ({ service, port })),
  );
}
