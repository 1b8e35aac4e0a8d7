import { subjectOf } from '../subjects';
import type { InspectedCluster } from '../../world';
import { analyzed } from '../analyzer/objects';
import { Rule } from '../types';

/** An application runs as the user of the proxy, so its traffic is not captured (Istio `pkg/config/analysis/analyzers/deployment/pod.go`). */
export const runsAsProxyUser: Rule = {
  code: 'runs-as-proxy-user',
  severity: 'warning',
  istio: 'IST0144',
  *inCluster(cluster) {
    for (const { kind, fact } of workloads(cluster)) {
      const isIstios =
        fact.labels.istio !== undefined || fact.labels.release === 'istio';
      if (!fact.runsAsProxy || isIstios) continue;
      yield {
        subject: subjectOf(kind, fact),
        message:
          'It runs as user 1337, which is the user of the proxy: a sidecar takes its traffic for its own and lets it pass.',
        nextStep: 'Run the application as another user.',
      };
    }
  },
};

function workloads(cluster: InspectedCluster) {
  const { platform, facts } = analyzed(cluster);
  return [
    ...platform('pods').map(fact => ({ kind: 'Pod', fact })),
    ...facts('deployments').map(fact => ({ kind: 'Deployment', fact })),
  ];
}
