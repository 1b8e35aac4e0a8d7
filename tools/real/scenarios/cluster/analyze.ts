import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { AnalyzeMessage, analyzeSchema } from '../compare/analyze';
import { ScenarioCluster } from './scenarioCluster';

const run = promisify(execFile);

/** The exit code of an analysis with messages of level Error. */
const FOUND_ERRORS = 79;

/** What `istioctl analyze` says of all namespaces. */
export async function analyze({
  istioctl,
  kubernetes,
}: ScenarioCluster): Promise<AnalyzeMessage[]> {
  const kubeconfig = join(kubernetes.folder, 'admin.kubeconfig');
  const args = ['analyze', '--all-namespaces', '--output', 'json'];
  const { stdout } = await run(
    istioctl,
    [...args, '--kubeconfig', kubeconfig],
    { env: {}, maxBuffer: 256 * 1024 * 1024 },
  ).catch(error => {
    if (error.code === FOUND_ERRORS) return error as { stdout: string };
    throw error;
  });
  const text = stdout.trim();
  return text ? analyzeSchema.parse(JSON.parse(text)) : [];
}
