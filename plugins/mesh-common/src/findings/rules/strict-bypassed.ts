import { countedPods, workloadsWhere } from '../workloads';
import { Rule } from '../types';

/**
 * With `ambient.istio.io/bypass-inbound-capture` only port 15008 is served; plain text goes past ztunnel to the application
 * (Istio `cni/pkg/iptables/iptables.go`, IngressMode).
 */
export const strictBypassed: Rule = {
  code: 'strict-bypassed',
  severity: 'error',
  *inCluster(cluster) {
    const found = workloadsWhere(
      cluster,
      ({ mode, mtls }) =>
        mode.bypassInbound && mtls.reason === 'bypass-inbound',
    );
    for (const { subject, pods } of found) {
      yield {
        subject,
        message: `${countedPods(
          pods,
        )} with bypass-inbound-capture under STRICT: plain text reaches them past ztunnel.`,
        nextStep:
          'Take the annotation ambient.istio.io/bypass-inbound-capture off, or do not count on STRICT for these pods.',
      };
    }
  },
};
