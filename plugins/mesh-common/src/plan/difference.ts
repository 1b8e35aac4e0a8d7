import { JsonValue } from '@backstage/types';
import { Plan, PlanDifference, PlanTarget } from '../contract';

/**
 * What differs between two plans, in rows for a reader: written values, what the plans rest on, findings, pods.
 * Pods are listed too, although they do not change the hash: who reads again should see them.
 * @public
 */
export function planDifference(before: Plan, now: Plan): PlanDifference[] {
  const rows = new Rows();
  const older = byKey(before.targets);
  const newer = byKey(now.targets);
  for (const key of new Set([...older.keys(), ...newer.keys()])) {
    targetRows(rows, older.get(key), newer.get(key));
  }
  findingRows(rows, before, now);
  rows.add('Risk', before.risk.level, now.risk.level);
  rows.add('Rules of the portal', before.policyVersion, now.policyVersion);
  return rows.all;
}

class Rows {
  readonly all: PlanDifference[] = [];

  add(what: string, before: string, now: string) {
    if (before !== now) this.all.push({ what, before, now });
  }
}

function byKey(targets: readonly PlanTarget[]) {
  return new Map(
    targets.map(t => [
      [t.cluster, t.object.kind, t.object.namespace, t.object.name].join('/'),
      t,
    ]),
  );
}

function targetRows(rows: Rows, before?: PlanTarget, now?: PlanTarget) {
  const target = now ?? before;
  if (!target) return;
  const { cluster, object } = target;
  const name = `${object.kind} ${object.name}, ${cluster}`;
  rows.add(
    name,
    before ? 'is changed' : 'not in the plan',
    now ? 'is changed' : 'not in the plan',
  );
  if (!before || !now) return;
  rows.add(`${name}: cluster`, known(before.clusterUid), known(now.clusterUid));
  rows.add(`${name}: object`, known(before.object.uid), known(now.object.uid));
  const was = mutations(before);
  const is = mutations(now);
  for (const path of new Set([...was.keys(), ...is.keys()])) {
    const label = path.replace(/^metadata\.(labels|annotations)\./, '');
    rows.add(`${label}, ${cluster}`, was.get(path) ?? '–', is.get(path) ?? '–');
  }
  const rests = before.basis ?? {};
  const restsNow = now.basis ?? {};
  for (const key of new Set([
    ...Object.keys(rests),
    ...Object.keys(restsNow),
  ])) {
    rows.add(
      `${key}, ${cluster}`,
      rests[key] ?? 'absent',
      restsNow[key] ?? 'absent',
    );
  }
  rows.add(`Pods that join, ${cluster}`, joins(before), joins(now));
}

function mutations(target: PlanTarget) {
  return new Map(
    target.mutations.map(m => [
      m.path,
      `${value(m.before)} → ${value(m.after)}`,
    ]),
  );
}

function value(json: JsonValue | null): string {
  if (json === null) return 'absent';
  return typeof json === 'string' ? json : JSON.stringify(json);
}

function known(uid: string | null): string {
  return uid ?? 'unknown';
}

function joins(target: PlanTarget): string {
  return target.counts ? String(target.counts.joins) : 'unknown';
}

function findingRows(rows: Rows, before: Plan, now: Plan) {
  const key = (f: Plan['findings'][number]) =>
    [f.code, f.cluster, f.subject].join(' ');
  const was = new Map(
    before.findings.filter(f => f.hashed).map(f => [key(f), f]),
  );
  const is = new Map(now.findings.filter(f => f.hashed).map(f => [key(f), f]));
  for (const k of new Set([...was.keys(), ...is.keys()])) {
    const f = is.get(k) ?? was.get(k);
    if (!f) continue;
    const where = f.cluster ? `, ${f.cluster}` : '';
    rows.add(
      `Finding ${f.code}${where}`,
      was.get(k)?.message ?? 'not found',
      is.get(k)?.message ?? 'not found',
    );
  }
}
