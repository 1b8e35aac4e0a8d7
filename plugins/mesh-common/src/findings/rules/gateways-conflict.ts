import { someOf, subjectOf } from '../subjects';
import { conflictingGateways } from '../analyzer/classicGateways';
import { selectorText } from '../analyzer/selectors';
import { Rule } from '../types';

/** Two Gateways (of Istio's own API) want the same hosts on the same port of the same pods: only one of them gets them. */
export const gatewaysConflict: Rule = {
  code: 'gateways-conflict',
  severity: 'error',
  istio: 'IST0145',
  *inCluster(cluster) {
    for (const { gateway, port, hosts, others } of conflictingGateways(
      cluster,
    )) {
      yield {
        subject: subjectOf('Gateway', gateway),
        message: `It asks for ${someOf(
          hosts,
        )} on port ${port} of the pods with ${selectorText(
          gateway.selector,
        )}, and so does the Gateway ${someOf(
          others,
        )}. Which one serves them is not defined.`,
        nextStep:
          'Put the hosts into one Gateway, or give each of them hosts or a port of its own.',
      };
    }
  },
};
