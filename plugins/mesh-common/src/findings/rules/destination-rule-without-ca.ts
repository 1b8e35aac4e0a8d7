import { subjectOf } from '../subjects';
import { analyzed } from '../analyzer/objects';
import { Rule } from '../types';

/** TLS to a server whose certificate nobody checks (Istio `pkg/config/analysis/analyzers/destinationrule/ca-certificates.go`). */
export const destinationRuleWithoutCa: Rule = {
  code: 'destination-rule-without-ca',
  severity: 'warning',
  istio: 'IST0128',
  *inCluster(cluster) {
    for (const rule of analyzed(cluster).details('destinationrules')) {
      if (!rule.unverified.everyPort) continue;
      yield {
        subject: subjectOf('DestinationRule', rule),
        message: `It calls ${rule.host} with TLS mode ${rule.tlsMode} and no caCertificates: whoever answers is believed.`,
        nextStep:
          'Set trafficPolicy.tls.caCertificates, or credentialName together with a workloadSelector.',
      };
    }
  },
};
