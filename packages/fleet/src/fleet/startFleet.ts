import { startFaultServer } from '../faults/server';
import { Deployments } from '../standins/client';
import { CLUSTERS } from '../story';
import { clearFolder, writeFolder } from './folder';
import { onPort, portsOf, type FleetOptions } from './options';
import { registerPeers } from './registrations';
import { runCluster, type FleetMember } from './runCluster';
import { until } from './until';

/** A fleet that runs: the clusters of the story, with faults. */
export interface Fleet {
  readonly members: FleetMember[];
  /** Where faults are set: `http://127.0.0.1:<port>`. */
  readonly adminUrl: string;
  /** @throws when the cluster does not run */
  member(name: string): FleetMember;
  close(): Promise<void>;
}

/**
 * Starts the fleet; settles when its Deployments have what they ask for, besides those whose pods cannot be started.
 * @throws when a port is in use, with the part that wanted it
 */
export async function startFleet(options: FleetOptions = {}): Promise<Fleet> {
  const ports = portsOf(options.ports);
  const chosen = CLUSTERS.map((story, nth) => ({ story, nth })).filter(
    ({ story }) => options.clusters?.includes(story.name) ?? true,
  );
  const members: FleetMember[] = [];
  const close = async () => {
    // Without a member no port was ours, so the folder may be another fleet's.
    if (options.folder && members.length > 0) clearFolder(options.folder);
    await Promise.all(members.map(member => member.close()));
  };
  try {
    for (const { story, nth } of chosen) {
      const own = { api: ports.api(nth), monitoring: ports.monitoring(nth) };
      members.push(await runCluster(story, own, options));
      if (options.folder && members.length === 1) clearFolder(options.folder);
    }
    await Promise.all(members.map(settled));
    await registerPeers(members);
    const admin = await onPort('faults', ports.admin, () =>
      startFaultServer(
        members.map(member => member.cluster),
        ports.admin,
      ),
    );
    if (options.folder) await writeFolder(options.folder, members);
    return fleetOf(members, admin, close);
  } catch (error) {
    await close();
    throw error;
  }
}

function fleetOf(
  members: FleetMember[],
  admin: Awaited<ReturnType<typeof startFaultServer>>,
  closeMembers: () => Promise<void>,
): Fleet {
  return {
    members,
    adminUrl: admin.url,
    member(name) {
      const found = members.find(each => each.story.name === name);
      if (!found) throw new Error(`fleet: no cluster ${name} runs`);
      return found;
    },
    async close() {
      await admin.close();
      await closeMembers();
    },
  };
}

/** The waypoint that never gets ready is part of the story. */
async function settled({ story, client }: FleetMember): Promise<void> {
  const deployments = client.informer(Deployments);
  await deployments.synced;
  await until(`the Deployments of ${story.name}`, () =>
    deployments.list().every(({ metadata, spec, status }) => {
      const broken =
        metadata.labels?.['gateway.networking.k8s.io/gateway-name'];
      return broken || (status?.readyReplicas ?? 0) === (spec.replicas ?? 1);
    }),
  );
}
