import { Knex } from 'knex';
import { Row, targetOf } from './rows';
import { NewTarget, Recorded, TargetRecord, TargetSteps } from './types';

const TABLE = 'mesh_request_targets';

const waiting = () => ({ state: 'waiting' as const, at: null, detail: null });

/** Steps of a target that nobody has begun. */
export function noSteps(): TargetSteps {
  return {
    plan: waiting(),
    'dry-run': waiting(),
    write: waiting(),
    verify: waiting(),
  };
}

/** Names a target among all requests. By names, not uids: an object that is yet to be made has none. */
function targetKey(target: Pick<NewTarget, 'cluster' | 'objectKey'>): string {
  return `${target.cluster}/${target.objectKey}`;
}

/** Targets of requests, in the order in which they are applied. */
export class TargetRows {
  constructor(private readonly db: Knex) {}

  async of(requestId: string): Promise<TargetRecord[]> {
    const rows: Row[] = await this.db(TABLE)
      .where({ request_id: Number(requestId) })
      .orderBy('ordinal');
    return rows.map(targetOf);
  }

  async ofAll(requestIds: readonly string[]): Promise<TargetRecord[]> {
    const rows: Row[] = await this.db(TABLE)
      .whereIn('request_id', requestIds.map(Number))
      .orderBy('ordinal');
    return rows.map(targetOf);
  }

  /** Replaces the targets; they are held until released. @throws a unique violation when another request holds one */
  async hold(requestId: string, targets: readonly NewTarget[]): Promise<void> {
    await this.db(TABLE)
      .where({ request_id: Number(requestId) })
      .delete();
    for (const [ordinal, target] of targets.entries()) {
      await this.db(TABLE).insert({
        request_id: Number(requestId),
        ordinal,
        cluster: target.cluster,
        cluster_uid: target.clusterUid,
        object_key: target.objectKey,
        namespace: target.namespace,
        object_uid: target.objectUid,
        owner: target.owner,
        active_key: targetKey(target),
        steps: JSON.stringify(noSteps()),
      });
    }
  }

  /** Others may ask for these targets again. */
  async release(requestId: string): Promise<void> {
    await this.db(TABLE)
      .where({ request_id: Number(requestId) })
      .update({ active_key: null });
  }

  /** Holds released targets again. @throws a unique violation when another request holds one */
  async holdAgain(requestId: string): Promise<void> {
    for (const target of await this.of(requestId)) {
      await this.db(TABLE)
        .where({ request_id: Number(requestId), ordinal: target.ordinal })
        .update({ active_key: targetKey(target) });
    }
  }

  /** Requests that hold one of the targets now. */
  async holders(
    targets: readonly Pick<NewTarget, 'cluster' | 'objectKey'>[],
  ): Promise<string[]> {
    const rows = await this.db(TABLE)
      .whereIn('active_key', targets.map(targetKey))
      .distinct('request_id');
    return rows.map(r => String(r.request_id));
  }

  async setStep(
    target: TargetRecord,
    step: keyof TargetSteps,
    value: TargetSteps[keyof TargetSteps],
  ): Promise<void> {
    const row = await this.row(target).first();
    if (!row) return;
    const steps = { ...targetOf(row).steps, [step]: value };
    await this.row(target).update({ steps: JSON.stringify(steps) });
  }

  async setWritten(
    target: TargetRecord,
    written: { at: number; changed: boolean; recorded: Recorded },
  ): Promise<void> {
    await this.row(target).update({
      written_at: written.at,
      changed: written.changed,
      recorded: JSON.stringify(written.recorded),
      object_uid: written.recorded.objectUid,
    });
  }

  async setUndone(target: TargetRecord, at: number): Promise<void> {
    await this.row(target).update({ undone_at: at });
  }

  private row(target: TargetRecord) {
    return this.db(TABLE).where({
      request_id: Number(target.requestId),
      ordinal: target.ordinal,
    });
  }
}
