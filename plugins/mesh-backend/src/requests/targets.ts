import {
  Plan,
  PlanTarget,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { NewTarget } from '../store';

/** `apiVersion/Kind/namespace/name`: names an object inside its cluster. */
export function objectKey({ object }: PlanTarget): string {
  const { apiVersion, kind, namespace, name } = object;
  return [apiVersion, kind, namespace ?? '', name].join('/');
}

function namespaceOf({ object }: PlanTarget): string | null {
  return object.kind === 'Namespace' ? object.name : object.namespace;
}

/** The targets of a plan as they are stored. */
export function targetsOf(
  plan: Plan,
  owners: ReadonlyMap<string, string | null>,
): NewTarget[] {
  return plan.targets.map(target => ({
    cluster: target.cluster,
    clusterUid: target.clusterUid,
    objectKey: objectKey(target),
    namespace: namespaceOf(target),
    objectUid: target.object.uid,
    owner: owners.get(target.cluster) ?? null,
  }));
}

/** The plan waits for clusters that do not answer; nothing else speaks against it. */
export function waitsForClusters(plan: Plan): boolean {
  const errors = plan.findings.filter(f => f.severity === 'error');
  return errors.length > 0 && errors.every(f => f.code === 'cluster-silent');
}
