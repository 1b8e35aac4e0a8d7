import {
  differencesFromIstiod,
  istiodAnswerSchema,
} from '../../../../packages/mesh-cli/src/testing';
import { Recorded } from '../store/recorded';
import { differencesFromAnalyze } from './analyze';
import { isAdvertised } from './advertised';
import { blind } from './blind';
import { claimedCodes } from './claimed';
import { inspected } from './report';
import { unheard } from './unheard';

/** Everything in which our model and the real parts disagree about recorded namespaces, one sentence each. */
export function differences(recorded: Recorded): string[] {
  const { cluster, namespaces } = recorded;
  const istiod = istiodAnswerSchema.parse(recorded.istiod);
  const { report, refused } = inspected(cluster.items);
  const alone = inspected(blind(cluster.items));
  const seen = differencesFromIstiod(report, istiod);
  const derived = differencesFromIstiod(alone.report, istiod);
  const all = [
    ...refused,
    ...seen,
    ...derived
      .filter(difference => !seen.includes(difference))
      .map(difference => `without the word of istiod: ${difference}`),
    ...unheard(report, istiod, cluster.items, namespaces),
    ...differencesFromAnalyze(report, recorded.analyze, claimedCodes(), {
      namespaces,
    }),
  ];
  return all.filter(one => !isAdvertised(one, cluster.items));
}

/** Pods of which the model says that two outcomes are possible. */
export function uncertainPods({ cluster, namespaces }: Recorded): string[] {
  return inspected(cluster.items)
    .report.pods.filter(({ namespace }) => namespaces.includes(namespace))
    .filter(({ mtls }) => mtls.uncertain)
    .map(({ namespace, pod }) => `${namespace}/${pod}`);
}
