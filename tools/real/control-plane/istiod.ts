import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { RunningProcess, startProcess } from './childProcess';
import { freePorts } from './ports';
import { waitUntil } from './waitUntil';

export interface Istiod {
  process: RunningProcess;
  /** `/metrics` and, from this machine, `/debug/*`. */
  monitoringUrl: string;
  /** `/inject` and `/validate`, with a certificate for `localhost`. */
  webhookUrl: string;
}

/** Starts istiod beside its cluster and returns when it says it is ready. */
export async function startIstiod(options: {
  binary: string;
  cluster: string;
  folder: string;
  kubeconfig: string;
  /** As the chart's Deployment has it. */
  environment: Record<string, string>;
}): Promise<Istiod> {
  const [http, https, grpc, secureGrpc, monitoring] = await freePorts(5);
  // It writes files into its working folder.
  const folder = join(options.folder, 'istiod');
  mkdirSync(folder, { recursive: true });
  const process = startProcess({
    name: `istiod of ${options.cluster}`,
    file: options.binary,
    folder,
    logFile: join(options.folder, 'istiod.log'),
    env: {
      ...options.environment,
      POD_NAME: 'istiod-0',
      POD_NAMESPACE: 'istio-system',
      SERVICE_ACCOUNT: 'istiod',
      // The name in its webhook certificate.
      ISTIOD_CUSTOM_HOST: 'localhost',
    },
    args: [
      'discovery',
      `--kubeconfig=${options.kubeconfig}`,
      // No file: mesh config and networks come from ConfigMap `istio`, live.
      '--meshConfig=/nonexistent/mesh',
      '--networksConfig=/nonexistent/networks',
      `--httpAddr=127.0.0.1:${http}`,
      `--httpsAddr=127.0.0.1:${https}`,
      `--grpcAddr=127.0.0.1:${grpc}`,
      `--secureGRPCAddr=127.0.0.1:${secureGrpc}`,
      `--monitoringAddr=127.0.0.1:${monitoring}`,
      '--ctrlz_port=0',
    ],
  });
  const readyUrl = `http://127.0.0.1:${http}/ready`;
  const ready = waitUntil(
    `istiod of ${options.cluster} being ready`,
    async () => ((await fetch(readyUrl)).ok ? true : undefined),
  );
  await Promise.race([
    ready,
    process.died.then(error => Promise.reject(error)),
  ]);
  return {
    process,
    monitoringUrl: `http://127.0.0.1:${monitoring}`,
    webhookUrl: `https://localhost:${https}`,
  };
}
