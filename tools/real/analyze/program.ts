import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { builtBinary, givenBinary } from '../binaries';
import { analyzersBinary } from '../build/pins';
import { isUpToDate, stampOf } from '../build/stamp';
import { AnalyzeMessage, analyzeSchema } from './differences';
import { FileObject, yamlOf } from './manifests';

/**
 * Istio's analyzers as a program (`tools/real/go/istio/analyzers`).
 * @throws when it is missing or older than its source
 */
export function requireAnalyzers(): string {
  const given = givenBinary(analyzersBinary);
  if (given) return given;
  const file = builtBinary(analyzersBinary);
  if (isUpToDate(file, stampOf(analyzersBinary))) return file;
  throw new Error(
    "Istio's analyzers are not built, or their source has changed since. Run: npm run real:build",
  );
}

/** Objects of one or more clusters, and the mesh config that holds for them. */
export interface AnalyzedCase {
  readonly clusters: readonly (readonly FileObject[])[];
  /** YAML of a MeshConfig. */
  readonly meshConfig?: string;
}

/** What Istio's analyzers say; of several clusters, what those say that compare them. */
export function askAnalyzers(
  binary: string,
  asked: AnalyzedCase,
): Promise<AnalyzeMessage[]> {
  return withFiles(asked, ({ files, meshConfig }) =>
    run(binary, [
      ...(meshConfig ? ['--mesh-config', meshConfig] : []),
      ...files,
    ]),
  );
}

/** What `istioctl analyze` itself says of files. It leaves out every analyzer that looks at pods, services or namespaces. */
export function askIstioctl(
  binary: string,
  asked: AnalyzedCase,
): Promise<AnalyzeMessage[]> {
  return withFiles(asked, ({ files, meshConfig }) =>
    run(binary, [
      ...['analyze', '--use-kube=false', '-A', '-o', 'json'],
      ...(meshConfig ? ['--meshConfigFile', meshConfig] : []),
      ...files,
    ]),
  );
}

interface Files {
  readonly files: readonly string[];
  readonly meshConfig: string | null;
}

async function withFiles<T>(
  { clusters, meshConfig }: AnalyzedCase,
  use: (files: Files) => Promise<T>,
): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'mesh-analyze-'));
  try {
    const written = (name: string, text: string) => {
      const file = join(folder, name);
      writeFileSync(file, text);
      return file;
    };
    return await use({
      files: clusters.map((objects, i) =>
        written(`cluster-${i}.yaml`, yamlOf(objects)),
      ),
      meshConfig: meshConfig ? written('mesh.yaml', meshConfig) : null,
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const MOST_BYTES = 64 * 1024 * 1024;

async function run(binary: string, args: string[]): Promise<AnalyzeMessage[]> {
  const { stdout } = await promisify(execFile)(binary, args, {
    env: {},
    maxBuffer: MOST_BYTES,
  });
  // istioctl logs to standard output too, before it answers.
  const answer = stdout.slice(stdout.search(/^\[/m));
  return analyzeSchema.parse(JSON.parse(answer));
}
