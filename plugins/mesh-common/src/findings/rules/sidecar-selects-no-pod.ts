import { subjectOf } from '../subjects';
import { areKnown } from '../analyzer/objects';
import { selectorText } from '../analyzer/selectors';
import { sidecarResources } from '../analyzer/sidecarResources';
import { Rule } from '../types';

/** A Sidecar resource selects no pod of its namespace (Istio `pkg/config/analysis/analyzers/sidecar/selector.go`). */
export const sidecarSelectsNoPod: Rule = {
  code: 'sidecar-selects-no-pod',
  severity: 'warning',
  istio: 'IST0101',
  *inCluster(cluster) {
    if (!areKnown(cluster, 'pods')) return;
    for (const { sidecar, pods } of sidecarResources(cluster).selecting) {
      if (pods.length) continue;
      yield {
        subject: subjectOf('Sidecar', sidecar),
        message: `It selects ${selectorText(
          sidecar.selector,
        )}, and no pod of its namespace carries these labels.`,
        nextStep:
          'Correct its workloadSelector, or move it to the namespace of the pods: a Sidecar reaches no other.',
      };
    }
  },
};
