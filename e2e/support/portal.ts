import { rmSync } from 'node:fs';
import { join } from 'node:path';
import {
  checkout,
  type PortalOptions,
  startBackend,
} from '../../tools/processes/portal';
import { freePort } from '../../tools/processes/ports';
import { untilOk } from '../../tools/processes/ready';
import type { Service } from '../../tools/processes/service';
import { fleetIsReady, startFleet } from '../../tools/start/fleets';
import { testMesh } from './testMesh';

/** What a test knows of the portal it runs against. */
export interface TestPortal {
  /** Where the browser goes, without trailing slash. The API is below `/api` of `apiUrl`. */
  url: string;
  apiUrl: string;
  /** Absolute path of the folder with kubeconfigs and fleet.json. */
  fleetFolder: string;
  /** Where the simulated fleet takes faults: see packages/fleet. */
  faultsUrl: string;
}

/**
 * The portal of this run, as `npm test -- --only e2e` started it. For work on a test, E2E_PORTAL_URL
 * may name the portal of an `npm start`: http://localhost:3000.
 */
export function testPortal(): TestPortal {
  const url = process.env.E2E_PORTAL_URL;
  if (!url) {
    throw new Error(
      'No portal to test. Run: npm test -- --only e2e [e2e/<name>.test.ts]; or npm start, and E2E_PORTAL_URL=http://localhost:3000',
    );
  }
  return {
    url,
    apiUrl: process.env.E2E_API_URL ?? 'http://localhost:7007',
    fleetFolder: process.env.E2E_FLEET_FOLDER ?? join(checkout, '.fleet'),
    faultsUrl: process.env.E2E_FAULTS_URL ?? 'http://127.0.0.1:16440',
  };
}

/** How long fleet and backend may take to be ready together. Milliseconds. */
const startMs = 180_000;

/**
 * Starts fleet and backend on free ports, in a folder of their own; the backend serves the built
 * frontend. `env` is what the test processes need to find it.
 *
 * @param folder - absolute path; what is in it is deleted
 * @throws Error with the last lines of what did not start
 */
export async function startTestPortal(
  folder = join(checkout, '.fleet', 'e2e'),
): Promise<{
  env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}> {
  rmSync(folder, { recursive: true, force: true });
  const services: Service[] = [];
  const stop = async () => {
    await Promise.all(services.map(service => service.stop()));
  };
  try {
    const fleet = startFleet('simulated', folder, () => {}, 'free');
    services.push(fleet);
    const line = await inTime(fleet, fleet.line(fleetIsReady));
    const port = await freePort();
    const backend = startBackend(portalOptions(folder, port));
    services.push(backend);
    const url = `http://localhost:${port}`;
    await inTime(backend, untilOk(`${url}/api/auth/demo/start`, deadline()));
    return { env: environment(url, folder, line), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function environment(url: string, folder: string, fleetLine: string) {
  return {
    E2E_PORTAL_URL: url,
    E2E_API_URL: url,
    E2E_FLEET_FOLDER: folder,
    E2E_FAULTS_URL: /faults (http[^;\s]+)/.exec(fleetLine)?.[1],
  };
}

function portalOptions(folder: string, port: number): PortalOptions {
  return {
    folder,
    frontendPort: port,
    backendPort: port,
    configs: [join(checkout, 'app-config.yaml')],
    overrides: testMesh(folder),
  };
}

function inTime<T>(service: Service, ready: Promise<T>): Promise<T> {
  return Promise.race([ready, service.endedUnasked()]);
}

const deadline = () => AbortSignal.timeout(startMs);
