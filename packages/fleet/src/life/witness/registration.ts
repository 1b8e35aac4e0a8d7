import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import type { Facts } from '../life';
import { Trail } from '../trail';
import type { Witness } from './witness';

const EVERY_MS = 10;
const clusterz = z.array(
  z.object({ id: z.string(), secretName: z.string(), syncStatus: z.string() }),
);

/** Asks an istiod again and again what it says of a cluster: where people look, and where the portal does. */
export function watchRegistration(istiodUrl: string, id: string): Witness {
  const trail = new Trail();
  let stopped = false;
  const read = async (path: string) =>
    (await fetch(`${istiodUrl}${path}`)).text();
  const done = (async () => {
    while (!stopped) {
      const [debug, metrics] = await Promise.all(
        ['/debug/clusterz', '/metrics'].map(read),
      );
      trail.note({ ...entry(debug, id), ...series(metrics, id) });
      await sleep(EVERY_MS);
    }
  })();
  return {
    trail,
    async stop() {
      stopped = true;
      await done;
    },
  };
}

function entry(text: string, id: string): Facts {
  const found = clusterz.parse(JSON.parse(text)).filter(one => one.id === id);
  return Object.fromEntries(
    found.map(({ syncStatus, secretName }) => [
      `clusterz ${id}`,
      `${syncStatus}, by ${secretName}`,
    ]),
  );
}

/** Of the four series of a cluster one is 1, or none. */
function series(text: string, id: string): Facts {
  const lines = text
    .split('\n')
    .filter(
      line =>
        line.startsWith('istiod_remote_cluster_sync_status{') &&
        line.includes(`cluster="${id}"`),
    );
  if (lines.length === 0) return {};
  const on = lines
    .filter(line => line.endsWith(' 1'))
    .map(line => /status="(\w+)"/.exec(line)?.[1]);
  return { [`metric ${id}`]: on.join(' and ') || 'none of them' };
}
