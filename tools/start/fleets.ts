import { join } from 'node:path';
import type { NamedPort } from '../processes/ports';
import { checkout } from '../processes/portal';
import { Service } from '../processes/service';
import type { StartOptions } from './options';

type FleetKind = StartOptions['fleet'];

const programs = {
  simulated: 'packages/fleet/src/main.ts',
  real: 'tools/real/start.ts',
};

/** What the simulated fleet says, and what the real one says, when clusters can be asked. */
export const fleetIsReady = /^fleet ready|^Ctrl-C ends everything/;

/** The ports of the fleet's API servers, of its faults and of its istiods' monitoring. */
export function fleetPorts(fleet: FleetKind): NamedPort[] {
  if (fleet !== 'simulated') return [];
  const range = (from: number, to: number, usedFor: string) =>
    Array.from({ length: to - from + 1 }, (_, n) => ({
      port: from + n,
      usedFor,
    }));
  return [
    { port: 16440, usedFor: 'fleet, faults' },
    ...range(16443, 16446, 'fleet, a cluster'),
    ...range(15114, 15117, 'fleet, istiod monitoring'),
  ];
}

/**
 * Starts a fleet that writes its kubeconfigs into `folder`.
 *
 * @param ports - `free`: any free ports, so that a second fleet can run beside the first
 */
export function startFleet(
  fleet: Exclude<FleetKind, 'none'>,
  folder: string,
  show: (service: string, line: string) => void,
  ports: 'usual' | 'free' = 'usual',
): Service {
  const anyPort = ports === 'free' ? ['--port-base', '0'] : [];
  const simulated = ['--folder', folder, ...anyPort];
  return new Service({
    name: 'fleet',
    argv: [
      ...['--import', 'tsx', join(checkout, programs[fleet])],
      ...(fleet === 'simulated' ? simulated : []),
    ],
    cwd: checkout,
    env: process.env,
    logFile: join(folder, 'logs', 'fleet.log'),
    onLine: line => show('fleet', line),
  });
}
