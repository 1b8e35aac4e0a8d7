import { subjectOf } from '../subjects';
import { DetailKind } from '../../facts';
import { analyzed } from '../analyzer/objects';
import { Rule } from '../types';

const KINDS: readonly (readonly [DetailKind, string])[] = [
  ['classicgateways', 'Gateway'],
  ['destinationrules', 'DestinationRule'],
  ['requestauthentications', 'RequestAuthentication'],
  ['serviceentries', 'ServiceEntry'],
  ['sidecars', 'Sidecar'],
  ['telemetries', 'Telemetry'],
  ['virtualservices', 'VirtualService'],
  ['workloadentries', 'WorkloadEntry'],
];

/** What Istio's validation lets pass with a warning (Istio `pkg/config/validation/validation.go`). */
export const configurationWarning: Rule = {
  code: 'configuration-warning',
  severity: 'warning',
  istio: 'IST0133',
  *inCluster(cluster) {
    const { details } = analyzed(cluster);
    for (const [detail, kind] of KINDS) {
      for (const fact of details(detail)) {
        for (const warning of fact.warnings ?? []) {
          yield {
            subject: subjectOf(kind, fact),
            message: `Istio takes it with a warning: ${warning}.`,
            nextStep: 'Change the field that the warning names.',
          };
        }
      }
    }
  },
};
