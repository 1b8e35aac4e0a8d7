import { someOf, subjectOf } from '../subjects';
import { ServiceFact } from '../../facts';
import { portsOf, servedDeployments } from '../analyzer/deploymentServices';
import { Rule } from '../types';

/**
 * Services in front of the same pods use one port number with TCP and with UDP (Istio `pkg/config/analysis/analyzers/
 * deployment/services.go`). Two ports of one Service count too.
 */
export const deploymentPortProtocolsDiffer: Rule = {
  code: 'deployment-port-protocols-differ',
  severity: 'warning',
  istio: 'IST0116',
  *inCluster(cluster) {
    for (const { deployment, services } of servedDeployments(cluster)) {
      const ports = differing(services);
      if (!ports.length) continue;
      yield {
        subject: subjectOf('Deployment', deployment),
        message: `The Services ${someOf(
          services.map(({ name }) => name),
        )} select its pods, and port ${someOf(
          ports.map(String),
        )} has different transport protocols there.`,
        nextStep:
          'Give each protocol a port number of its own, or select the pods with one Service only.',
      };
    }
  },
};

function differing(services: readonly ServiceFact[]): number[] {
  const protocols = new Map<number, Set<string>>();
  for (const { port } of portsOf(services)) {
    const found = protocols.get(port.port) ?? new Set();
    protocols.set(port.port, found.add(port.protocol || 'TCP'));
  }
  return [...protocols].filter(([, all]) => all.size > 1).map(([port]) => port);
}
