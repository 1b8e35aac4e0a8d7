import { subjectOf } from '../subjects';
import { minorSkew } from '../../mode/versions';
import { Rule } from '../types';

/**
 * ztunnel and istio-cni may be one minor version behind istiod, never ahead (Istio docs, ambient upgrade: control plane first, then
 * CNI, then ztunnel).
 */
export const ztunnelVersionSkew: Rule = {
  code: 'ztunnel-version-skew',
  severity: 'warning',
  *inCluster(cluster) {
    const version = cluster.ctx.istiodVersion;
    for (const set of cluster.view.facts.daemonsets.values()) {
      const { podLabels, namespace, imageTag } = set;
      const isPart =
        podLabels.app === 'ztunnel' ||
        podLabels['k8s-app'] === 'istio-cni-node';
      if (!isPart || !cluster.ctx.systemNamespaces.has(namespace)) continue;
      const skew = minorSkew(imageTag, version);
      if (skew === null || skew === 0 || skew === -1) continue;
      yield {
        subject: subjectOf('DaemonSet', set),
        message: `It is ${imageTag}, istiod is ${version}: ${
          skew > 0
            ? 'it must not be ahead'
            : 'more than one minor version behind is not supported'
        }.`,
        nextStep: skew > 0 ? 'Upgrade istiod.' : `Upgrade ${set.name}.`,
      };
    }
  },
};
