import { someOf, subjectOf } from '../subjects';
import { analyzed } from '../analyzer/objects';
import { Rule } from '../types';

/** TLS to a port whose certificate nobody checks (Istio `pkg/config/analysis/analyzers/destinationrule/ca-certificates.go`). */
export const destinationRulePortWithoutCa: Rule = {
  code: 'destination-rule-port-without-ca',
  severity: 'warning',
  istio: 'IST0129',
  *inCluster(cluster) {
    for (const rule of analyzed(cluster).details('destinationrules')) {
      const { ports } = rule.unverified;
      if (!ports.length) continue;
      const shown = ports.map(port => (port ? `${port}` : 'without a number'));
      yield {
        subject: subjectOf('DestinationRule', rule),
        message: `It calls ${rule.host} on port ${someOf(
          shown,
        )} with TLS and no caCertificates: whoever answers is believed.`,
        nextStep:
          'Set tls.caCertificates in these portLevelSettings, or credentialName together with a workloadSelector.',
      };
    }
  },
};
