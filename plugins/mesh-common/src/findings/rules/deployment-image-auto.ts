import { subjectOf } from '../subjects';
import { DeploymentFact } from '../../facts';
import type { InspectedCluster } from '../../world';
import { matchesSelector } from '../../mode';
import { analyzed } from '../analyzer/objects';
import { Rule } from '../types';

/** A Deployment with the image `auto` whose pods meet no injector (Istio `pkg/config/analysis/analyzers/injection/image-auto.go`). */
export const deploymentImageAuto: Rule = {
  code: 'deployment-image-auto',
  severity: 'warning',
  istio: 'IST0146',
  *inCluster(cluster) {
    for (const deployment of analyzed(cluster).facts('deployments')) {
      if (deployment.proxyImage !== 'auto') continue;
      if (meetsInjector(deployment, cluster)) continue;
      yield {
        subject: subjectOf('Deployment', deployment),
        message:
          'Its pods have a proxy with the image auto, and no injector webhook selects them: they cannot start.',
        nextStep:
          'Set sidecar.istio.io/inject=true, or istio.io/rev, on the pod template or label the namespace.',
      };
    }
  },
};

function meetsInjector(
  { namespace, podLabels }: DeploymentFact,
  cluster: InspectedCluster,
): boolean {
  const { details, namespaces } = analyzed(cluster);
  const namespaceLabels = namespaces.get(namespace)?.labels ?? {};
  return details('webhooks')
    .filter(({ kind }) => kind === 'MutatingWebhookConfiguration')
    .flatMap(({ webhooks }) => webhooks)
    .filter(({ name }) => name.endsWith('istio.io'))
    .some(
      webhook =>
        matchesSelector(webhook.namespaceSelector, namespaceLabels) &&
        matchesSelector(webhook.objectSelector, podLabels),
    );
}
