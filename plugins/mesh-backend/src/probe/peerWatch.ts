import {
  ClusterSummary,
  PeerReports,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import {
  IstiodProbe,
  PeerSync,
} from '@mesh-onboarding/backstage-plugin-mesh-node';
import { Clock, sleep } from '../clock';

type Report = ReadonlyMap<string, PeerSync> | null;

export interface PeerWatchDeps {
  /** In the order in which they are asked. */
  readonly probes: readonly IstiodProbe[];
  readonly clock: Clock;
  readonly clusters: () => readonly {
    name: string;
    clusterId: string | null;
  }[];
}

const EVERY_MS = 30_000;

/** Knows what each istiod says of its peers: asked now, or as it was asked last. */
export class PeerWatch {
  private readonly last = new Map<string, Report>();
  private readonly stopped = new AbortController();

  constructor(private readonly deps: PeerWatchDeps) {}

  start(): void {
    void this.loop();
  }

  stop(): void {
    this.stopped.abort();
  }

  /** Asks these istiods now. null: none of the probes reaches it. */
  async ask(clusters: readonly string[]): Promise<PeerReports> {
    const reports = await Promise.all(
      clusters.map(async (cluster): Promise<[string, Report]> => {
        const report = await this.askOne(cluster);
        this.last.set(cluster, report);
        return [cluster, report];
      }),
    );
    return new Map(reports);
  }

  /** What istiod of the cluster said last of the clusters that the portal knows; empty: nobody can ask it. */
  peersOf(cluster: string): ClusterSummary['peers'] {
    const report = this.last.get(cluster);
    if (!report) return [];
    return this.deps
      .clusters()
      .filter(c => c.name !== cluster && c.clusterId)
      .map(({ name, clusterId }) => ({
        cluster: name,
        sync: report.get(clusterId ?? '') ?? 'not-registered',
      }));
  }

  private async askOne(cluster: string): Promise<Report> {
    const { signal } = this.stopped;
    for (const probe of this.deps.probes) {
      const report = await probe.remoteClusters(cluster, { signal });
      if (report) return report;
    }
    return null;
  }

  private async loop(): Promise<void> {
    const { clock, clusters } = this.deps;
    const { signal } = this.stopped;
    while (!signal.aborted) {
      await this.ask(clusters().map(c => c.name));
      await sleep(clock, EVERY_MS, signal);
    }
  }
}
