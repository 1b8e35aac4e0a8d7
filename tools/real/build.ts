import { builtBinary, givenBinary } from './binaries';
import { compile } from './build/compile';
import { fetchCrdSet, missingCrdSets } from './build/crdFiles';
import { requireFreeSpace } from './build/diskSpace';
import { requireGo } from './build/goToolchain';
import { analyzersBinary, judgeBinary, pinnedBinaries } from './build/pins';
import { Progress } from './build/progress';
import { isUpToDate, stampOf, writeStamp } from './build/stamp';
import { realCache } from './cache';

/** `npm run real:build`: puts etcd, Kubernetes, Istio, the judges and the CRDs into the cache. */
async function build(): Promise<void> {
  const steps = [...binarySteps(), ...crdSteps()];
  if (steps.length > 0) {
    const go = requireGo();
    await requireFreeSpace();
    console.log(
      `Building with ${go}; from an empty cache that takes 10 to 40 minutes.`,
    );
  }
  for (const step of steps) {
    const progress = new Progress(step.label);
    try {
      await step.run(progress);
      progress.end('built');
    } catch (error) {
      progress.end('failed');
      throw error;
    }
  }
  console.log(`Ready: ${realCache().binaries}. Next: npm run real`);
}

interface Step {
  label: string;
  run(progress: Progress): Promise<void>;
}

function binarySteps(): Step[] {
  return [...pinnedBinaries, analyzersBinary, judgeBinary].flatMap(binary => {
    const stamp = stampOf(binary);
    const label = `${binary.name} ${stamp.version}`;
    const given = givenBinary(binary);
    if (given) {
      console.log(`${binary.name}: given, ${given}`);
      return [];
    }
    const file = builtBinary(binary);
    if (isUpToDate(file, stamp)) {
      console.log(`${label}: up to date`);
      return [];
    }
    const run = async (progress: Progress) => {
      await compile(binary, stamp.version, progress);
      writeStamp(file, stamp);
    };
    return [{ label, run }];
  });
}

function crdSteps(): Step[] {
  return missingCrdSets().map(set => ({
    label: `CRDs of ${set.module}`,
    run: () => fetchCrdSet(set),
  }));
}

build().catch(error => {
  console.error(`\n${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
});
