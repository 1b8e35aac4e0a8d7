import { subjectOf } from '../subjects';
import { factKey, ServiceFact } from '../../facts';
import type { MeshWorld } from '../../world';
import { analyzed } from '../analyzer/objects';
import { Rule } from '../types';

/**
 * A Service is not the same in every cluster that has it (Istio `pkg/config/analysis/analyzers/multicluster/service.go`).
 * `istioctl analyze --remote-contexts` says it once, here it is said in each of these clusters.
 */
export const serviceDiffersBetweenClusters: Rule = {
  code: 'service-differs-between-clusters',
  severity: 'warning',
  istio: 'IST0170',
  *inMesh(world) {
    for (const copies of servicesOf(world).values()) {
      const differing = differences(copies.map(({ service }) => service));
      if (!differing.length) continue;
      const names = copies.map(({ cluster }) => cluster).join(', ');
      for (const { cluster, service } of copies) {
        yield {
          cluster,
          subject: subjectOf('Service', service),
          message: `It is not the same in ${names}: ${differing.join(
            ', ',
          )}. What a client gets depends on the cluster it is in.`,
          nextStep:
            'Make its type and its ports (names, numbers, target ports, protocols) the same everywhere before it is made global.',
        };
      }
    }
  },
};

interface Copy {
  readonly cluster: string;
  readonly service: ServiceFact;
}

function servicesOf({ clusters }: MeshWorld): ReadonlyMap<string, Copy[]> {
  const services = new Map<string, Copy[]>();
  for (const cluster of clusters) {
    for (const service of analyzed(cluster).platform('services')) {
      const copies = services.get(factKey(service));
      const copy = { cluster: cluster.name, service };
      if (copies) copies.push(copy);
      else services.set(factKey(service), [copy]);
    }
  }
  return services;
}

function differences([first, ...others]: ServiceFact[]): string[] {
  const differs = (view: (service: ServiceFact) => unknown) =>
    others.some(other => view(other) !== view(first));
  return [
    ...(differs(isHeadless) ? ['headless here, with an address there'] : []),
    ...(differs(({ type }) => type) ? ['other types'] : []),
    ...(differs(portsText) ? ['other ports'] : []),
  ];
}

const isHeadless = ({ clusterIp }: ServiceFact) => clusterIp === 'None';

/** All that Kubernetes says of the ports, node ports too, by name. */
function portsText({ ports }: ServiceFact): string {
  const byName = [...ports].sort((a, b) =>
    (a.name ?? '') < (b.name ?? '') ? -1 : 1,
  );
  return JSON.stringify(
    byName.map(p => [
      ...[p.name, p.port, p.targetPort, p.appProtocol],
      ...[p.protocol, p.nodePort],
    ]),
  );
}
