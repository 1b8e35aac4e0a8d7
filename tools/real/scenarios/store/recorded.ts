import { AnalyzeMessage } from '../compare/analyze';
import { Export } from '../cluster/export';

/** What a scenario left behind: enough to compare again without a cluster. */
export interface Recorded {
  namespaces: readonly string[];
  cluster: Export;
  /** Of the shape of `istiodAnswerSchema`, and a bit more. */
  istiod: unknown;
  analyze: AnalyzeMessage[];
}
