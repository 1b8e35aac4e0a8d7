import { subjectOf } from '../subjects';
import { AuthorizationPolicyFact, AuthorizationRuleFact } from '../../facts';
import { analyzed } from '../analyzer/objects';
import { Rule } from '../types';

/**
 * A DENY rule of HTTP attributes only. For traffic that is not HTTP these attributes are left out, and the rule denies all
 * of it (Istio `pkg/config/validation`, ValidateAuthorizationPolicy).
 */
export const denyPolicyBlocksTcp: Rule = {
  code: 'deny-policy-blocks-tcp',
  severity: 'warning',
  istio: 'IST0133',
  *inCluster(cluster) {
    const policies = analyzed(cluster).details('authorizationpolicies');
    for (const policy of policies.filter(deniesTcp)) {
      yield {
        subject: subjectOf('AuthorizationPolicy', policy),
        message:
          'It is a DENY policy with a rule of HTTP attributes only: on TCP ports, and wherever ztunnel enforces it, the rule denies everything.',
        nextStep:
          'Name the HTTP ports in to.operation.ports of that rule, or attach the policy to a waypoint with targetRefs.',
      };
    }
  },
};

function deniesTcp({ action, rules }: AuthorizationPolicyFact): boolean {
  return action === 'DENY' && rules.some(isHttpOnly);
}

function isHttpOnly({ from, to }: AuthorizationRuleFact): boolean {
  const tcpFrom = from.some(source => source.tcp);
  const tcpTo = to.some(
    ({ ports, notPorts }) => ports.length + notPorts.length,
  );
  return to.length > 0 ? !tcpTo : from.length > 0 && !tcpFrom;
}
