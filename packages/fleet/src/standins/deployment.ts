import {
  Deployments,
  ReplicaSets,
  type Deployment,
  type ReplicaSet,
  type Writer,
} from './client';
import { deploymentStatus } from './deploymentStatus';
import { differs } from './differs';
import { controllerKey, isControlledBy, isDeleted } from './pods';
import { nextStep, type Revision } from './rollout';
import { standIn, type StandIn } from './standIn';
import { templateHash } from './templateHash';

export const REVISION = 'deployment.kubernetes.io/revision';
const HASH = 'pod-template-hash';
const KEPT_REVISIONS = 10;

/** Rolls a Deployment's template out over ReplicaSets and sums their pods up in its status. */
export function deploymentController(): StandIn {
  return standIn({
    name: 'deployment-controller',
    fieldManager: 'kube-controller-manager',
    setUp(run) {
      const deployments = run.informer(Deployments);
      const sets = run.informer(ReplicaSets);
      const setsOf = (owner: Deployment) =>
        sets.list().filter(set => isControlledBy(set, owner));
      const queue = run.queue(async key => {
        const deployment = deployments.get(key);
        if (!deployment || isDeleted(deployment)) return;
        await reconcile(run.write, deployment, setsOf(deployment));
        await report(run.write, deployment, setsOf(deployment));
      });
      run.on(Deployments, ({ key }) => queue.add(key));
      run.on(ReplicaSets, ({ before, after }) => {
        const key = controllerKey((after ?? before)!, 'Deployment');
        if (key) queue.add(key);
      });
    },
  });
}

async function reconcile(
  write: Writer,
  deployment: Deployment,
  sets: ReplicaSet[],
) {
  if (deployment.spec.paused) return;
  const hash = templateHash(deployment.spec.template);
  const current =
    sets.find(set => set.metadata.labels?.[HASH] === hash) ??
    (await create(write, deployment, hash, nextRevision(sets)));
  const older = sets
    .filter(set => set.metadata.uid !== current.metadata.uid)
    .sort((a, b) => revisionOf(a) - revisionOf(b));
  const revision = await number(write, current, older);
  await annotate(write, deployment, revision);
  const step = nextStep({
    replicas: deployment.spec.replicas ?? 1,
    strategy:
      deployment.spec.strategy?.type === 'Recreate'
        ? 'Recreate'
        : 'RollingUpdate',
    maxSurge: deployment.spec.strategy?.rollingUpdate?.maxSurge ?? '25%',
    maxUnavailable:
      deployment.spec.strategy?.rollingUpdate?.maxUnavailable ?? '25%',
    current: factsOf(current),
    older: older.map(factsOf),
  });
  await resize(write, current, step.current);
  for (const [at, set] of older.entries()) {
    await resize(write, set, step.older[at]);
  }
  await forget(write, older);
}

function create(
  write: Writer,
  deployment: Deployment,
  hash: string,
  revision: number,
): Promise<ReplicaSet> {
  const { name, namespace, uid } = deployment.metadata;
  const { template, selector } = deployment.spec;
  const labels = { ...template.metadata?.labels, [HASH]: hash };
  return write.create(
    ReplicaSets,
    {
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: `${name}-${hash}`,
        namespace,
        labels,
        annotations: { [REVISION]: String(revision) },
        ownerReferences: [
          {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            name,
            uid,
            controller: true,
            blockOwnerDeletion: true,
          },
        ],
      },
      spec: {
        replicas: 0,
        selector: {
          ...selector,
          matchLabels: { ...selector.matchLabels, [HASH]: hash },
        },
        template: { ...template, metadata: { ...template.metadata, labels } },
      },
    },
    namespace,
  );
}

/** A template that comes back (a rollback) is the newest revision again. */
async function number(
  write: Writer,
  current: ReplicaSet,
  older: ReplicaSet[],
): Promise<number> {
  const newest = Math.max(0, ...older.map(revisionOf));
  if (revisionOf(current) > newest) return revisionOf(current);
  const revision = newest + 1;
  await write.patch(ReplicaSets, current.metadata, {
    metadata: { annotations: { [REVISION]: String(revision) } },
  });
  return revision;
}

async function annotate(write: Writer, of: Deployment, revision: number) {
  if (of.metadata.annotations?.[REVISION] === String(revision)) return;
  await write.patch(Deployments, of.metadata, {
    metadata: { annotations: { [REVISION]: String(revision) } },
  });
}

async function resize(write: Writer, set: ReplicaSet, replicas: number) {
  if (set.spec.replicas === replicas) return;
  await write.patch(ReplicaSets, set.metadata, { spec: { replicas } });
}

async function forget(write: Writer, older: ReplicaSet[]) {
  const idle = older.filter(
    set => set.spec.replicas === 0 && (set.status?.replicas ?? 0) === 0,
  );
  for (const set of idle.slice(0, -KEPT_REVISIONS)) {
    await write.remove(ReplicaSets, set);
  }
}

async function report(write: Writer, of: Deployment, sets: ReplicaSet[]) {
  const hash = templateHash(of.spec.template);
  const current = sets.find(set => set.metadata.labels?.[HASH] === hash);
  const status = deploymentStatus(of, current, sets);
  if (!differs(of.status, status)) return;
  await write.patch(Deployments, of.metadata, { status }, 'status');
}

function factsOf(set: ReplicaSet): Revision {
  return {
    wanted: set.spec.replicas ?? 1,
    available: set.status?.availableReplicas ?? 0,
    existing: set.status?.replicas ?? 0,
  };
}

function revisionOf(set: ReplicaSet): number {
  return Number(set.metadata.annotations?.[REVISION] ?? 0);
}

function nextRevision(sets: ReplicaSet[]): number {
  return Math.max(0, ...sets.map(revisionOf)) + 1;
}
