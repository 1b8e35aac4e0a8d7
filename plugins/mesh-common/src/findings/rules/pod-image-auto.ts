import { subjectOf } from '../subjects';
import { analyzed } from '../analyzer/objects';
import { Rule } from '../types';

/** A pod still has the image `auto`, which an injector should have replaced (Istio `pkg/config/analysis/analyzers/injection/image-auto.go`). */
export const podImageAuto: Rule = {
  code: 'pod-image-auto',
  severity: 'error',
  istio: 'IST0147',
  *inCluster(cluster) {
    for (const pod of analyzed(cluster).platform('pods')) {
      if (pod.proxyContainer !== 'container' || pod.proxy?.image !== 'auto') {
        continue;
      }
      yield {
        subject: subjectOf('Pod', pod),
        message:
          'Its proxy has the image auto: no injector has seen the pod, and it cannot start.',
        nextStep:
          'Label it or its namespace so that an injector webhook fires, then let its workload create it anew.',
      };
    }
  },
};
