import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { ACCOUNTS, tokenSecretOf } from './rbac';
import type { FleetMember } from './runCluster';
import { tokenIn } from './tokens';

/** Secrets are inside: readable by their owner only. */
const MODE = 0o600;

interface Kubeconfig {
  clusters: unknown[];
  users: unknown[];
  contexts: unknown[];
}

/** Takes away what describes a fleet that no longer runs; other files in the folder stay. */
export function clearFolder(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    if (name === 'fleet.json' || name.endsWith('kubeconfig')) {
      rmSync(join(folder, name));
    }
  }
}

/** Writes the kubeconfigs and, as the last file, `fleet.json`: who finds it finds the others. */
export async function writeFolder(
  folder: string,
  members: FleetMember[],
): Promise<void> {
  clearFolder(folder);
  const write = (name: string, text: string) =>
    writeFileSync(join(folder, name), text, { mode: MODE });
  for (const { cluster, client } of members) {
    for (const account of ACCOUNTS) {
      const token = await tokenIn(client, tokenSecretOf(account));
      const name = `${cluster.name}.${account}.kubeconfig`;
      write(name, cluster.kubeconfig(token));
    }
  }
  write('kubeconfig', administratorOf(members));
  const clusters = members.map(({ story, istiodMonitoringUrl }) => ({
    context: story.name,
    mode: story.mode,
    network: story.network,
    istiodMonitoringUrl,
  }));
  write('fleet.json', `${JSON.stringify({ clusters }, null, 2)}\n`);
}

/** One kubeconfig with a context for each cluster. */
function administratorOf(members: FleetMember[]): string {
  const configs = members.map(
    ({ cluster }) =>
      parse(cluster.kubeconfig(cluster.adminToken)) as Kubeconfig,
  );
  return stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: configs.flatMap(each => each.clusters),
    users: configs.flatMap(each => each.users),
    contexts: configs.flatMap(each => each.contexts),
    'current-context': members[0]?.cluster.name,
  });
}
