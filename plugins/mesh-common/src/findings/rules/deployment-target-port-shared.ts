import { someOf, subjectOf } from '../subjects';
import { ServiceFact } from '../../facts';
import { portsOf, servedDeployments } from '../analyzer/deploymentServices';
import { Rule } from '../types';

/** Services lead to one port of the same pods under different port numbers (Istio `pkg/config/analysis/analyzers/deployment/services.go`). */
export const deploymentTargetPortShared: Rule = {
  code: 'deployment-target-port-shared',
  severity: 'warning',
  istio: 'IST0137',
  *inCluster(cluster) {
    for (const { deployment, services } of servedDeployments(cluster)) {
      for (const [target, ports] of sharedTargets(services)) {
        yield {
          subject: subjectOf('Deployment', deployment),
          message: `Port ${target} of its pods is reached as port ${someOf(
            [...ports].map(String),
          )} of the Services ${someOf(
            services.map(({ name }) => name),
          )}: a sidecar takes the settings of only one of them for what comes in.`,
          nextStep:
            'Use one port number for this target port in all of these Services.',
        };
      }
    }
  },
};

function sharedTargets(
  services: readonly ServiceFact[],
): [target: string, ports: ReadonlySet<number>][] {
  const targets = new Map<string, Set<number>>();
  for (const { port } of portsOf(services)) {
    // Kubernetes: a target port that is not set is the port.
    const target = `${port.targetPort || port.port}`;
    const ports = targets.get(target) ?? new Set();
    targets.set(target, ports.add(port.port));
  }
  return [...targets].filter(([, ports]) => ports.size > 1);
}
