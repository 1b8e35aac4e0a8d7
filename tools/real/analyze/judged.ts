import { rules } from '../../../plugins/mesh-common/src';
import {
  AnalyzeDifferences,
  AnalyzeMessage,
  claimedCodes,
  differencesFromAnalyze,
  keyOf,
  Said,
} from './differences';
import { inspectManifests, meshConfigMap } from './model';
import { AnalyzedCase, askAnalyzers } from './program';

/** What a case showed. */
export interface Judged extends AnalyzeDifferences {
  /** What Istio said. */
  readonly messages: readonly AnalyzeMessage[];
  /** Objects that the model could not read. */
  readonly refused: readonly string[];
}

const claimed = claimedCodes(rules);

/** Asks Istio's analyzers and the model about the same objects. */
export async function judge(
  binary: string,
  asked: AnalyzedCase,
): Promise<Judged> {
  const { report, refused } = inspected(asked);
  const messages = await askAnalyzers(binary, asked);
  const codes = asked.clusters.length > 1 ? BETWEEN_CLUSTERS : claimed;
  const found = differencesFromAnalyze(report, messages, codes);
  if (!found.missing.length && !found.extra.length) {
    return { ...found, messages, refused };
  }
  const steady = await withoutChance(binary, asked, found);
  return { ...steady, messages, refused };
}

/** The only analyzer that compares clusters. */
const BETWEEN_CLUSTERS: ReadonlySet<string> = new Set(['IST0170']);

export function inspected({ clusters, meshConfig }: AnalyzedCase) {
  return inspectManifests(
    Object.fromEntries(
      clusters.map((objects, i) => [
        `cluster-${i}`,
        meshConfig ? [...objects, meshConfigMap(meshConfig)] : objects,
      ]),
    ),
  );
}

const TIMES = 12;

/**
 * Some analyzers walk over Go maps, so that Istio says now this, now that of the same objects. Only what it says each time,
 * or never, is held against the model.
 */
async function withoutChance(
  binary: string,
  asked: AnalyzedCase,
  { missing, extra }: AnalyzeDifferences,
): Promise<AnalyzeDifferences> {
  const answers: ReadonlySet<string>[] = [];
  for (let i = 0; i < TIMES; i++) {
    const messages = await askAnalyzers(binary, asked);
    answers.push(
      new Set(
        messages.map(({ code, origin }) =>
          keyOf({ code, object: origin ?? '' }),
        ),
      ),
    );
  }
  const isSaid = (said: Said) => (answer: ReadonlySet<string>) =>
    answer.has(keyOf(said));
  return {
    missing: missing.filter(said => answers.every(isSaid(said))),
    extra: extra.filter(said => !answers.some(isSaid(said))),
  };
}
