import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import {
  requestSchema,
  type MeshRequest,
  type RequestInputDraft,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { MeshReplica } from '../../../../plugins/mesh-backend/src/testing/meshReplica';
import {
  backstageDatabase,
  startPostgres,
  TestPostgres,
} from '../../../../plugins/mesh-backend/src/testing/postgres';
import { freePorts } from '../../control-plane/ports';
import { waitUntil } from '../../control-plane/waitUntil';
import { TestFleet } from '../support/runningFleet';

/** Who asks. `payments-dev` owns what belongs to `group:default/team-payments`; the others are the approvers. */
export type Person = 'payments-dev' | 'platform-a' | 'platform-b';

type Step = 'apply' | 'record';

/** After this a worker that died is followed by another one. */
const LEASE_MS = 2_000;

/**
 * The mesh backend on the first real cluster, with nothing but what `deploy/rbac` grants; the second one is there to be
 * registered. It can be killed and started again: its state is in a PostgreSQL.
 */
export class Portal {
  private constructor(
    private readonly fleet: TestFleet,
    private readonly entities: Entity[],
    private readonly postgres: TestPostgres,
    private replica: MeshReplica,
  ) {}

  static async start(fleet: TestFleet, entities: Entity[]): Promise<Portal> {
    const postgres = await startPostgres();
    const replica = await startReplica(fleet, entities, postgres);
    return new Portal(fleet, entities, postgres, replica);
  }

  async stop(): Promise<void> {
    await this.replica.kill();
    await this.postgres.stop();
  }

  /** A body makes it a POST. @throws with the error that the API answers */
  ask(person: Person, path: string, body?: object): Promise<unknown> {
    return this.replica.ask(person, path, body);
  }

  async file(person: Person, input: RequestInputDraft): Promise<MeshRequest> {
    return requestSchema.parse(await this.ask(person, '/requests', input));
  }

  /** @param person never the one who filed it */
  async approve(person: Person, { id, plan }: MeshRequest): Promise<void> {
    await this.ask(person, `/requests/${id}/decision`, {
      decision: 'approve',
      planHash: plan.hash,
    });
  }

  /** Waits until a request is in a state. @throws with where it is instead, and why */
  async reaches(
    { id }: MeshRequest,
    state: MeshRequest['state'],
  ): Promise<MeshRequest> {
    const found = await waitUntil(`request ${id} being ${state}`, async () => {
      const now = requestSchema.parse(
        await this.ask('platform-a', `/requests/${id}`),
      );
      if ([state, 'failed'].includes(now.state)) return now;
      throw new Error(whereItIs(now));
    });
    assert.equal(found.state, state, whereItIs(found));
    return found;
  }

  async rollBack(request: MeshRequest): Promise<void> {
    await this.ask('platform-b', `/requests/${request.id}/rollback`, {});
    await this.reaches(request, 'rolled-back');
  }

  /** Approves, kills the process with SIGKILL when the step is done and nothing after it, and starts it again. */
  async approveAndKillAfter(
    step: Step,
    ordinal: number,
    request: MeshRequest,
  ): Promise<void> {
    this.replica.arm({ step, moment: 'after', requestId: request.id, ordinal });
    const reached = this.replica.reached();
    await this.approve('platform-b', request);
    await reached;
    await this.replica.kill();
    this.replica = await startReplica(this.fleet, this.entities, this.postgres);
  }
}

const whereItIs = ({ state, failure, expectations, steps }: MeshRequest) =>
  JSON.stringify({ state, failure, expectations, steps });

async function startReplica(
  fleet: TestFleet,
  entities: Entity[],
  postgres: TestPostgres,
): Promise<MeshReplica> {
  const [port] = await freePorts(1);
  return MeshReplica.start(port, {
    leaseMs: LEASE_MS,
    entities,
    config: {
      app: { baseUrl: 'http://localhost:3000' },
      backend: {
        baseUrl: `http://127.0.0.1:${port}`,
        listen: { host: '127.0.0.1', port },
        database: backstageDatabase(postgres),
      },
      mesh: meshConfig(fleet),
    },
  });
}

function meshConfig({ folder, clusters: [watched, unknown] }: TestFleet) {
  const { name } = watched;
  return {
    clusters: [
      {
        name,
        kubeconfig: { file: join(folder, `${name}.reader.kubeconfig`) },
        writer: { file: join(folder, `${name}.writer.kubeconfig`) },
        istiodMonitoringUrl: watched.istiodUrl,
      },
    ],
    approvers: ['group:default/platform'],
    actions: { enabled: ['namespace', 'waypoint', 'cluster'] },
    registration: {
      allowedHosts: ['127.0.0.1'],
      istiodMonitoringUrls: { [unknown.name]: unknown.istiodUrl },
    },
    credentials: {
      keys: [{ id: 'k', key: Buffer.alloc(32, 3).toString('base64') }],
    },
  };
}
