import { namespaceSubject } from '../subjects';
import { readFacts } from '../../mode';
import { meetsWebhook } from '../../mode/injection';
import { namespacesOf } from '../namespaces';
import { Rule } from '../types';

const REV = 'istio.io/rev';

/**
 * `istio.io/rev` on a namespace asks for a sidecar of that revision or tag. Where no injector serves it, nothing happens at all
 * (Istio `manifests/charts/istio-control/istio-discovery/templates/mutatingwebhook.yaml`).
 */
export const revisionUnknown: Rule = {
  code: 'revision-unknown',
  severity: 'warning',
  *inCluster(cluster) {
    if (!readFacts(cluster.view, 'injectors')) return;
    const { webhooks } = cluster.ctx;
    for (const namespace of namespacesOf(cluster)) {
      const revision = namespace.labels[REV];
      if (!revision || namespace.labels['istio-injection'] !== undefined)
        continue;
      if (meetsWebhook({}, namespace.labels, webhooks)) continue;
      yield {
        subject: namespaceSubject(namespace.name),
        message: `It asks for sidecars of revision ${revision}, which no injector here serves: new pods get none.`,
        nextStep:
          'Correct the label istio.io/rev to a revision or tag that is installed, or take it off.',
      };
    }
  },
};
