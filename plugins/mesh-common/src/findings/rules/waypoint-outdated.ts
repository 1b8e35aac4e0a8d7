import { subjectOf } from '../subjects';
import { imageTag } from '../../narrow/values';
import { minorSkew } from '../../mode/versions';
import { waypointsOf } from '../waypoints';
import { Rule } from '../types';

const GATEWAY_NAME = 'gateway.networking.k8s.io/gateway-name';

/**
 * istiod renders a waypoint anew when it is upgraded, and the pods roll. Pods of another version than istiod did not (Istio
 * `pilot/pkg/config/kube/gatewaycommon/deploymentcontroller.go`).
 */
export const waypointOutdated: Rule = {
  code: 'waypoint-outdated',
  severity: 'warning',
  *inCluster(cluster) {
    const version = cluster.ctx.istiodVersion;
    for (const { gateway } of waypointsOf(cluster)) {
      const versions = cluster
        .podsOf(gateway.namespace)
        .filter(({ pod }) => pod.labels[GATEWAY_NAME] === gateway.name)
        .flatMap(({ pod }) => imageTag(pod.proxy?.image) ?? []);
      const old = versions.find(v => minorSkew(v, version) !== 0);
      if (old === undefined || minorSkew(old, version) === null) continue;
      yield {
        subject: subjectOf('Gateway', gateway),
        message: `Its proxy is ${old}, istiod is ${version}.`,
        nextStep:
          'Restart its Deployment; if it comes back the same, look at which revision of istiod runs it.',
      };
    }
  },
};
