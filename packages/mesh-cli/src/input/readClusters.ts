import { Io, write } from '../io';
import { UsageError } from '../usageError';
import { Diagnostics, problemWords } from './problems';
import { clean } from '../output/clean';
import { TerminalProgress } from './progress';
import { ImportedCluster, readCluster } from './readCluster';
import { Source, sourcesOf } from './sources';

/** More of the same says nothing new; all are counted. */
const MOST_SHOWN = 50;

/** Says what is wrong on standard error, and counts it. */
export class Complaints implements Diagnostics {
  problems = 0;
  private warnings = 0;

  constructor(private readonly say: (line: string) => void) {}

  problem(problem: Parameters<Diagnostics['problem']>[0]): void {
    this.problems++;
    if (this.problems <= MOST_SHOWN) this.say(problemWords(problem));
  }

  warning(sentence: string): void {
    this.warnings++;
    if (this.warnings <= MOST_SHOWN) this.say(`warning: ${clean(sentence)}`);
  }

  /** The last word: what follows from it all. */
  end(): void {
    const { problems, warnings } = this;
    const hidden = [problems, warnings]
      .map(count => Math.max(0, count - MOST_SHOWN))
      .reduce((a, b) => a + b);
    if (hidden) this.say(`… and ${hidden} more like these.`);
    if (!problems) return;
    const what =
      problems === 1 ? '1 part was' : `${problems} parts of the files were`;
    this.say(
      `${what} passed by, all the rest was read. Correct the above or export again (exit code 2).`,
    );
  }
}

export interface Read {
  /** By name, in the order of the command line. */
  readonly clusters: ReadonlyMap<string, ImportedCluster>;
  /** Parts of files that could not be read. */
  readonly problems: number;
}

/**
 * Reads all clusters of a command line, complaining on standard error.
 * @throws UsageError where a path leads nowhere, before anything is read
 */
export async function readClusters(
  paths: ReadonlyMap<string, readonly string[]>,
  io: Io,
): Promise<Read> {
  const sources = new Map<string, Source[]>();
  for (const [name, each] of paths) {
    sources.set(
      name,
      each.flatMap(path => sourcesOf(path, io.stdin)),
    );
  }
  requireOneInput(sources);
  const progress = new TerminalProgress(io.stderr);
  const complaints = new Complaints(line => {
    progress.clear();
    write(io.stderr, `${io.program}: ${line}\n`);
  });
  const clusters = new Map<string, ImportedCluster>();
  for (const [name, each] of sources) {
    clusters.set(name, await readCluster(name, each, complaints, progress));
  }
  progress.clear();
  complaints.end();
  return { clusters, problems: complaints.problems };
}

function requireOneInput(sources: ReadonlyMap<string, readonly Source[]>) {
  const inputs = [...sources.values()].flat().filter(s => s.size === null);
  if (inputs.length > 1) {
    throw new UsageError(
      'standard input can be read once only; give the others as files.',
    );
  }
}
