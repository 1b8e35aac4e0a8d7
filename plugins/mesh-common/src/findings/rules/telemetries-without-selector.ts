import { someOf, subjectOf } from '../subjects';
import { TelemetryFact } from '../../facts';
import { analyzed } from '../analyzer/objects';
import { Rule } from '../types';

/**
 * Two Telemetries for a whole namespace (Istio `pkg/config/analysis/analyzers/telemetry/default_selector.go`). Odd and kept:
 * one that is attached with targetRefs counts too.
 */
export const telemetriesWithoutSelector: Rule = {
  code: 'telemetries-without-selector',
  severity: 'warning',
  istio: 'IST0160',
  *inCluster(cluster) {
    const all = analyzed(cluster)
      .details('telemetries')
      .filter(({ selector }) => !selector);
    for (const telemetry of all) {
      const others = all
        .filter(other => isRival(telemetry, other))
        .map(({ name }) => name);
      if (!others.length) continue;
      yield {
        subject: subjectOf('Telemetry', telemetry),
        message: `It has no selector, and neither has the Telemetry ${someOf(
          others,
        )} of this namespace. Which of them holds is not defined.`,
        nextStep:
          'Keep one Telemetry for the namespace, and give the others a selector.',
      };
    }
  },
};

const isRival = (one: TelemetryFact, other: TelemetryFact) =>
  one !== other && one.namespace === other.namespace;
