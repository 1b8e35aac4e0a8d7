import type { ClusterName } from '../story';

export interface FleetOptions {
  /** Which clusters of the story run; default: all. */
  clusters?: ClusterName[];
  /** `fixed`: the ports that app-config.yaml names (default). A number: the same from this base on. `any`: free ones. */
  ports?: 'fixed' | 'any' | number;
  /** Folder to write kubeconfigs and fleet.json into; absent: nothing is written. */
  folder?: string;
  /** How long istiod waits for a remote cluster in milliseconds; default 30 000. */
  remoteClusterTimeoutMs?: number;
}

export interface FleetPorts {
  /** Port of the API server of the nth cluster of the story. */
  api(nth: number): number;
  /** Port of its istiod's monitoring. */
  monitoring(nth: number): number;
  admin: number;
}

/** app-config.yaml names these. */
const FIXED = { admin: 16440, api: 16443, monitoring: 15114 };

export function portsOf(wish: FleetOptions['ports'] = 'fixed'): FleetPorts {
  if (wish === 'any') return { api: () => 0, monitoring: () => 0, admin: 0 };
  if (wish === 'fixed') {
    return {
      api: nth => FIXED.api + nth,
      monitoring: nth => FIXED.monitoring + nth,
      admin: FIXED.admin,
    };
  }
  return {
    admin: wish,
    api: nth => wish + 1 + nth,
    monitoring: nth => wish + 11 + nth,
  };
}

/** Says which part wanted a port that somebody else has. */
export async function onPort<T>(
  part: string,
  port: number,
  start: () => Promise<T>,
): Promise<T> {
  try {
    return await start();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(
      `${part}: port ${port} on 127.0.0.1 is in use. Another fleet may be running: stop it, or start this one with --port-base <port>`,
    );
  }
}
