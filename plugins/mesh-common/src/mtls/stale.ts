import { PeerAuthenticationFact } from '../facts';
import { Parents } from './conversion';

type Policy = PeerAuthenticationFact;
type Parent = Pick<Policy, 'mode'> | null;

/**
 * A defect of istiod, seen on a live one: a workload policy is converted with its parents *as they were when it was last
 * written*. They are read by an index lookup that the dependency tracking does not see (Istio
 * `pilot/pkg/serviceregistry/ambient/policies.go`), so a parent that is created, changed or deleted later converts nothing
 * again. Any write to the workload policy does, and so does a restart of istiod.
 *
 * @returns the parents as they may have been, for each parent written later than the workload policy. A deleted parent
 * leaves no trace and cannot be seen here.
 */
export function earlierParents(
  workload: Policy,
  now: { readonly namespace: Policy | null; readonly mesh: Policy | null },
): Parents[] {
  const namespaces = earlier(now.namespace, workload.writtenAt);
  const meshes = earlier(now.mesh, workload.writtenAt);
  return namespaces.flatMap(namespace =>
    meshes.map(mesh => ({ namespace, mesh })),
  );
}

const ANY: readonly Parent[] = [
  { mode: 'STRICT' },
  { mode: 'PERMISSIVE' },
  { mode: 'UNSET' },
];

function earlier(parent: Policy | null, time: number): readonly Parent[] {
  if (!parent || parent.writtenAt <= time) return [parent];
  // The oldest of its scope was not there yet: nothing was.
  if (parent.createdAt > time) return [null];
  return ANY;
}
