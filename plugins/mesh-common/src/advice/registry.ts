import { ambientReadiness } from './rules/ambient-readiness';
import { controlPlaneModel } from './rules/control-plane-model';
import { destinationRules } from './rules/destination-rules';
import { envoyFilters } from './rules/envoy-filters';
import { hostNetwork } from './rules/host-network';
import { l7Policies } from './rules/l7-policies';
import { l7Routes } from './rules/l7-routes';
import { mtlsDivergence } from './rules/mtls-divergence';
import { networkPolicies } from './rules/network-policies';
import { peersElsewhere } from './rules/peers-elsewhere';
import { sidecarCost } from './rules/sidecar-cost';
import { strictSidecars } from './rules/strict-sidecars';
import { systemNamespace } from './rules/system-namespace';
import { traffic } from './rules/traffic';
import { unreadableFacts } from './rules/unreadable-facts';
import { virtualMachines } from './rules/virtual-machines';
import { AdviceRule } from './types';

/** Every rule, by code. @public */
export const adviceRules: readonly AdviceRule[] = [
  ambientReadiness,
  controlPlaneModel,
  destinationRules,
  envoyFilters,
  hostNetwork,
  l7Policies,
  l7Routes,
  mtlsDivergence,
  networkPolicies,
  peersElsewhere,
  sidecarCost,
  strictSidecars,
  systemNamespace,
  traffic,
  unreadableFacts,
  virtualMachines,
];
