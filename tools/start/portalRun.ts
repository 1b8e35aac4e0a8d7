import { join, relative } from 'node:path';
import {
  checkout,
  meshClusters,
  type PortalOptions,
  startBackend,
  startFrontend,
} from '../processes/portal';
import { requireFreePorts } from '../processes/ports';
import { untilOk } from '../processes/ready';
import type { Service } from '../processes/service';
import { type DemoAccount, readAccounts } from './accounts';
import { fleetIsReady, fleetPorts, startFleet } from './fleets';
import type { StartOptions } from './options';
import { Progress } from './progress';
import { welcome } from './welcome';

/** What runs during one `npm start`. */
export class PortalRun {
  private readonly folder = join(checkout, '.fleet');
  private readonly services: Service[] = [];
  private readonly progress = new Progress();
  private readonly leaving = new AbortController();

  constructor(private readonly options: StartOptions) {}

  /**
   * Starts everything and waits until it can be used.
   *
   * @throws Error when a port is in use, or when a service ends before it is ready
   */
  async start(): Promise<void> {
    await requireFreePorts(this.ports());
    // Compiling the frontend takes longest and needs nobody, so it does not wait for the others.
    const [accounts] = await Promise.all([
      this.startFleet().then(() => this.startBackend()),
      this.startFrontend(),
    ]);
    console.log(welcome({ ...this.options, accounts, folder: this.folder }));
  }

  /** Rejects when one service ends by itself. */
  async untilOneEnds(): Promise<never> {
    return Promise.race(this.services.map(each => each.endedUnasked()));
  }

  async stop(): Promise<void> {
    this.leaving.abort();
    this.progress.end();
    await Promise.all(this.services.map(service => service.stop()));
  }

  private ports() {
    const { fleet, hasFrontend, frontendPort, backendPort } = this.options;
    return [
      ...(hasFrontend ? [{ port: frontendPort, usedFor: 'frontend' }] : []),
      { port: backendPort, usedFor: 'backend' },
      ...fleetPorts(fleet),
    ];
  }

  private async startFrontend() {
    if (!this.options.hasFrontend) return;
    const service = this.track(startFrontend(this.portal({})));
    const url = `http://localhost:${this.options.frontendPort}/`;
    await this.ready(service, untilOk(url, this.leaving.signal));
  }

  private async startFleet(): Promise<void> {
    const { fleet } = this.options;
    if (fleet === 'none') return;
    const service = this.track(startFleet(fleet, this.folder, this.show));
    await this.ready(service, service.line(fleetIsReady));
  }

  /** Answers the accounts one can sign in as. */
  private async startBackend(): Promise<DemoAccount[]> {
    const service = this.track(startBackend(this.portal(this.realClusters())));
    const base = `http://localhost:${this.options.backendPort}`;
    const { signal } = this.leaving;
    const isReady = async () => {
      await untilOk(`${base}/.backstage/health/v1/readiness`, signal);
      // Answered when the catalog has read the accounts.
      return untilOk(`${base}/api/auth/demo/start`, signal);
    };
    return readAccounts(await this.ready(service, isReady()));
  }

  /** The real clusters have other names than those of app-config.yaml; their requests lie apart. */
  private realClusters(): Record<string, unknown> {
    if (this.options.fleet !== 'real') return {};
    const database = join(this.folder, 'db-real');
    return {
      'mesh.clusters': meshClusters(this.folder),
      'backend.database.connection.directory': database,
    };
  }

  private portal(overrides: Record<string, unknown>): PortalOptions {
    // Nothing more is started once we are leaving.
    this.leaving.signal.throwIfAborted();
    return {
      folder: this.folder,
      frontendPort: this.options.frontendPort,
      backendPort: this.options.backendPort,
      configs: [join(checkout, 'app-config.yaml'), ...this.options.configs],
      overrides,
      onLine: this.show,
    };
  }

  private track(service: Service): Service {
    this.services.push(service);
    this.progress.begin(service.name, relative(checkout, service.logFile));
    return service;
  }

  private async ready<T>(service: Service, isReady: Promise<T>): Promise<T> {
    const answer = await Promise.race([isReady, service.endedUnasked()]);
    this.progress.ready(service.name);
    return answer;
  }

  private readonly show = (service: string, line: string) => {
    if (this.options.isVerbose) console.log(`[${service}] ${line}`);
  };
}
