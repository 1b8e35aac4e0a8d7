import type { MtlsResult } from '../contract';
import { PeerAuthenticationFact, PeerAuthenticationMode } from '../facts';
import { mtlsResult } from './result';
import { PolicySelection } from './selection';

type SetMode = Exclude<PeerAuthenticationMode, 'UNSET'>;

/**
 * Sidecar: port, workload, namespace, mesh, PERMISSIVE, in this order; what says UNSET or nothing inherits. Ports come only
 * from the workload policy (Istio `pilot/pkg/security/authn/policy_applier.go`, ComposePeerAuthentication).
 */
export function sidecarResult(selection: PolicySelection): MtlsResult {
  const mode = inheritedMode(selection);
  return mtlsResult(
    mode,
    Object.entries(selection.workload?.ports ?? {}).map(([port, portMode]) => [
      port,
      portMode === 'UNSET' ? mode : portMode,
    ]),
  );
}

/** The nearest mode that is set. */
export function inheritedMode(selection: PolicySelection): SetMode {
  const { workload, namespace, mesh } = selection;
  return own(workload) ?? own(namespace) ?? own(mesh) ?? 'PERMISSIVE';
}

function own(policy: PeerAuthenticationFact | null): SetMode | null {
  const mode = policy?.mode;
  return !mode || mode === 'UNSET' ? null : mode;
}
