import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Access, writeKubeconfig } from '../control-plane/kubeconfig';
import { accounts, Account } from './accounts';

/** The checkout's `.fleet`, which git ignores. */
export const defaultFleetFolder = join(__dirname, '..', '..', '..', '.fleet');

/** `fleet.json`, the same for the simulated fleet and the real one. */
export const fleetSchema = z.object({
  clusters: z.array(
    z.object({
      context: z.string(),
      mode: z.enum(['ambient', 'sidecar']),
      network: z.string(),
      /** Where its istiod serves `/metrics`. */
      istiodMonitoringUrl: z.string().optional(),
    }),
  ),
});

export type FleetFile = z.infer<typeof fleetSchema>;

/** Ways into one cluster. */
export interface ClusterAccess {
  admin: Access;
  tokens: Record<Account, string>;
}

/** Writes the kubeconfigs and, as the last file, `fleet.json`. */
export function writeFleetFolder(
  folder: string,
  fleet: FleetFile,
  accesses: ClusterAccess[],
): void {
  mkdirSync(folder, { recursive: true });
  for (const { admin, tokens } of accesses) {
    for (const account of accounts) {
      const file = join(folder, `${admin.context}.${account}.kubeconfig`);
      writeKubeconfig(file, [{ ...admin, token: tokens[account] }]);
    }
  }
  writeKubeconfig(
    join(folder, 'kubeconfig'),
    accesses.map(access => access.admin),
  );
  const text = `${JSON.stringify(fleet, null, 2)}\n`;
  writeFileSync(join(folder, 'fleet.json'), text);
}

/** @throws when no fleet is running or its file has another shape */
export function readFleetFile(folder: string): FleetFile {
  const text = readFileSync(join(folder, 'fleet.json'), 'utf8');
  return fleetSchema.parse(JSON.parse(text));
}

/** Removes what describes a fleet that no longer runs, so that nobody believes it; other files stay. */
export function clearFleetFolder(folder: string): void {
  if (!existsSync(folder)) return;
  const ours = readdirSync(folder).filter(
    name => /^(real|fleet\.json)$/.test(name) || name.endsWith('kubeconfig'),
  );
  for (const name of ours) {
    rmSync(join(folder, name), { recursive: true, force: true });
  }
}
