import { subjectOf } from '../subjects';
import { areKnown } from '../analyzer/objects';
import { selectorText } from '../analyzer/selectors';
import { selectingTelemetries } from '../analyzer/telemetries';
import { Rule } from '../types';

/** A Telemetry selects no pod of its namespace (Istio `pkg/config/analysis/analyzers/telemetry/selector.go`). */
export const telemetrySelectsNoPod: Rule = {
  code: 'telemetry-selects-no-pod',
  severity: 'warning',
  istio: 'IST0101',
  *inCluster(cluster) {
    if (!areKnown(cluster, 'pods')) return;
    for (const { by, pods } of selectingTelemetries(cluster)) {
      if (pods.length) continue;
      yield {
        subject: subjectOf('Telemetry', by),
        message: `It selects ${selectorText(
          by.selector,
        )}, and no pod of its namespace carries these labels.`,
        nextStep:
          'Correct its selector, or move it to the namespace of the pods.',
      };
    }
  },
};
