import type { MtlsResult } from '../contract';
import { imaginedPod, WorkloadEntryFact } from '../facts';
import { ClusterContext } from '../mode';
import { PolicyIndex } from './policyIndex';
import { selectPolicies } from './selection';
import { sidecarResult } from './sidecar';

/**
 * What a virtual machine asks for of callers: it runs a sidecar, and policies match the labels of its WorkloadEntry (Istio
 * `pilot/pkg/serviceregistry/serviceentry/conversion.go`).
 * @public
 */
export function virtualMachineMtls(
  entry: WorkloadEntryFact,
  {
    policies,
    ctx,
  }: { readonly policies: PolicyIndex; readonly ctx: ClusterContext },
): MtlsResult {
  const like = imaginedPod(entry.namespace, entry.workloadLabels);
  return sidecarResult(selectPolicies(like, 'sidecar', ctx.revision, policies));
}
