import fc from 'fast-check';
import { disagreementText } from './disagreement';
import { Judge } from './questions';
import { Comparison, Subject } from './subject';

export interface RunOptions {
  /** Comparisons to make at least, unless time is up. */
  readonly cases: number;
  readonly seed: number;
  /** Epoch milliseconds; absent: as long as it takes. */
  readonly until?: number;
  readonly onProgress?: (judged: number) => void;
}

export interface Outcome {
  readonly subject: string;
  /** Answers of Istio compared with ours. */
  readonly judged: number;
  readonly seconds: number;
  /** How often Istio gave each kind of answer. */
  readonly kinds: Readonly<Record<string, number>>;
  /** The smallest case found that is not answered alike, as text; null: none. */
  readonly disagreement: string | null;
}

/** Meshes between two looks at the clock. */
const BATCH = 500;

/** Compares answers until there are enough, time is up, or one is not alike. */
export async function run<Case>(
  subject: Subject<Case>,
  judge: Judge,
  options: RunOptions,
): Promise<Outcome> {
  const startedAt = Date.now();
  const kinds: Record<string, number> = {};
  let judged = 0;
  let disagreement: string | null = null;
  const count = (all: readonly Comparison[]) => {
    judged += all.length;
    for (const { kind } of all) kinds[kind] = (kinds[kind] ?? 0) + 1;
  };
  const isTimeUp = () => options.until && Date.now() > options.until;
  for (
    let batch = 0;
    judged < options.cases && !disagreement && !isTimeUp();
    batch++
  ) {
    // Far enough apart that runs with neighbouring seeds have no batch in common.
    const seed = (options.seed + batch * 1_000_003) % 2 ** 31;
    disagreement = await judgeBatch(subject, judge, seed, count);
    options.onProgress?.(judged);
  }
  const seconds = (Date.now() - startedAt) / 1000;
  return { subject: subject.name, judged, seconds, kinds, disagreement };
}

/** @returns the disagreement, shrunk, or null */
async function judgeBatch<Case>(
  subject: Subject<Case>,
  judge: Judge,
  seed: number,
  count: (all: readonly Comparison[]) => void,
): Promise<string | null> {
  const property = fc.asyncProperty(subject.cases, async judged => {
    const all = await subject.compare(judged, judge);
    count(all);
    return all.every(({ agrees }) => agrees);
  });
  const details = await fc.check(property, { seed, numRuns: BATCH });
  if (!details.failed) return null;
  const judged = details.counterexample?.[0];
  if (!judged) throw new Error(`${subject.name}: ${details.errorInstance}`);
  const found = await comparisons(subject, judged, judge);
  return disagreementText(subject, judged, seed, found);
}

/** A judge or a model that throws is an answer too. */
async function comparisons<Case>(
  subject: Subject<Case>,
  judged: Case,
  judge: Judge,
): Promise<Comparison[] | string> {
  try {
    return await subject.compare(judged, judge);
  } catch (error) {
    return String(error);
  }
}
