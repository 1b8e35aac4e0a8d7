import type { FleetCluster, FleetClusterOptions } from './types';

/** Starts a simulated cluster on 127.0.0.1. */
export async function startCluster(
  options: FleetClusterOptions,
): Promise<FleetCluster> {
  throw new Error(`cluster ${options.name}: the API server is being written`);
}
