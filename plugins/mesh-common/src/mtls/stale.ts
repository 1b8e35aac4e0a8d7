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
 * @returns the parents as they may have been, for each parent written later than the workload policy. A parent that was
 * deleted, or that has a selector by now, leaves no trace and cannot be seen here.
 */
export function earlierParents(
  workload: Policy,
  now: { readonly namespace: Policy | null; readonly mesh: Policy | null },
): Parents[] {
  const namespaces = earlier(now.namespace, workload);
  const meshes = earlier(now.mesh, workload);
  return namespaces.flatMap(namespace =>
    meshes.map(mesh => ({ namespace, mesh })),
  );
}

const ANY: readonly Parent[] = [
  { mode: 'STRICT' },
  { mode: 'PERMISSIVE' },
  { mode: 'UNSET' },
];

function earlier(parent: Policy | null, workload: Policy): readonly Parent[] {
  if (!parent || !isWrittenLater(parent, workload)) return [parent];
  const time = workload.writtenAt;
  // The oldest of its scope was not there yet: nothing was.
  if (parent.createdAt > time) return [null];
  if (parent.createdAt < time) return ANY;
  // Created within the second of that write, before it or after.
  return parent.writtenAt > time ? [null, ...ANY] : [null];
}

/**
 * Whether what is to be seen of a parent was written after a workload policy. Times are seconds, and one `kubectl apply` writes
 * many policies within one: only the resourceVersions say then which came first.
 */
export function isWrittenLater(parent: Policy, workload: Policy): boolean {
  const [later, earlierOne] = [
    parent.resourceVersion,
    workload.resourceVersion,
  ];
  return later === null || earlierOne === null
    ? parent.writtenAt > workload.writtenAt
    : later > earlierOne;
}
