import { stat as statFile } from 'node:fs/promises';
import { isDeepStrictEqual } from 'node:util';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Clock } from '../clock';
import { ClusterConfig } from '../config';
import { KubeTarget } from '../kube';
import { loadKubeconfig, ReadFile } from './loadKubeconfig';
import { ClusterConnection, ClusterRegistry } from './types';

/** How often the kubeconfig files are looked at, milliseconds: a fleet that starts after the portal is found soon. */
const LOOK_EVERY_MS = 2_000;

/** Something that changes whenever the file does; null: it is not there. */
export type FileSignature = (file: string) => Promise<string | null>;

export interface ConfigClustersDeps {
  readonly registry: ClusterRegistry;
  readonly clock: Clock;
  readonly logger: LoggerService;
  readonly readFile: ReadFile;
  readonly signatureOf?: FileSignature;
}

/** Puts the clusters of app-config into the registry and follows the files they name. */
export class ConfigClusters {
  private cancel?: () => void;
  private stopped = false;
  private readonly seen = new Map<string, string>();

  constructor(
    private readonly clusters: readonly ClusterConfig[],
    private readonly deps: ConfigClustersDeps,
  ) {}

  /** Resolves when each file was looked at once. Never rejects for a cluster that cannot be reached. */
  async start(): Promise<void> {
    await Promise.all(this.clusters.map(cluster => this.look(cluster)));
    if (this.stopped || !this.clusters.length) return;
    this.cancel = this.deps.clock.after(LOOK_EVERY_MS, () => {
      this.start().catch(error =>
        this.deps.logger.error('looking at kubeconfig files failed', error),
      );
    });
  }

  stop(): void {
    this.stopped = true;
    this.cancel?.();
  }

  private async look(cluster: ClusterConfig): Promise<void> {
    const signatureOf = this.deps.signatureOf ?? mtimeSignature;
    const signature = JSON.stringify(
      await Promise.all(filesOf(cluster).map(signatureOf)),
    );
    if (this.stopped || this.seen.get(cluster.name) === signature) return;
    const again = this.seen.has(cluster.name);
    await this.load(cluster);
    this.seen.set(cluster.name, signature);
    if (again) this.deps.logger.info(`cluster ${cluster.name}: read again`);
  }

  private async load(cluster: ClusterConfig): Promise<void> {
    const { registry, logger, readFile } = this.deps;
    const { name, title } = cluster;
    const reader = await readerOf(cluster, readFile);
    if (this.stopped) return;
    if (!reader.ok) {
      logger.warn(`cluster ${name}: ${reader.problem}`);
      registry.problem({ name, title, source: 'config' }, reader.problem);
      return;
    }
    const writer = await writerOf(cluster, readFile);
    if (this.stopped) return;
    if (!writer.ok) logger.warn(`cluster ${name}: ${writer.problem}`);
    const connection = connectionOf(
      cluster,
      reader.target,
      writer.ok ? writer.credential : undefined,
    );
    if (!isDeepStrictEqual(registry.get(name), connection)) {
      registry.put(connection);
    }
  }
}

function filesOf({ kubeconfig, writer }: ClusterConfig): string[] {
  return [kubeconfig, writer].flatMap(source =>
    source && 'file' in source ? [source.file] : [],
  );
}

function readerOf({ kubeconfig }: ClusterConfig, readFile: ReadFile) {
  if ('file' in kubeconfig) return loadKubeconfig(kubeconfig, readFile);
  const { server, caData, tokenFile } = kubeconfig;
  const target: KubeTarget = {
    server,
    caPem: caData && pemOf(caData),
    credential: { type: 'token-file', file: tokenFile },
  };
  return { ok: true as const, target };
}

async function writerOf({ writer }: ClusterConfig, readFile: ReadFile) {
  if (!writer) return { ok: true as const, credential: undefined };
  if ('tokenFile' in writer) {
    return {
      ok: true as const,
      credential: { type: 'token-file' as const, file: writer.tokenFile },
    };
  }
  const loaded = await loadKubeconfig(writer, readFile);
  return loaded.ok
    ? { ok: true as const, credential: loaded.target.credential }
    : { ok: false as const, problem: `no writing: ${loaded.problem}` };
}

function connectionOf(
  cluster: ClusterConfig,
  target: KubeTarget,
  writer: ClusterConnection['writer'],
): ClusterConnection {
  return {
    name: cluster.name,
    title: cluster.title,
    source: 'config',
    server: target.server,
    caPem: target.caPem,
    tlsServerName: target.tlsServerName,
    skipTlsVerify: target.skipTlsVerify,
    reader: target.credential,
    writer,
    istiodMonitoringUrl: cluster.istiodMonitoringUrl,
    istioNamespace: cluster.istioNamespace,
    staleAfterMs: cluster.staleAfterMs,
  };
}

/** `caData` as kubeconfigs have it (base64), or PEM as it is. */
function pemOf(caData: string): string {
  return caData.includes('-----BEGIN ')
    ? caData
    : Buffer.from(caData, 'base64').toString('utf8');
}

async function mtimeSignature(file: string): Promise<string | null> {
  try {
    const { mtimeMs, size, ino } = await statFile(file);
    return `${mtimeMs}:${size}:${ino}`;
  } catch {
    return null;
  }
}
