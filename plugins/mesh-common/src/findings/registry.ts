import { analyzerRules } from './registry/analyzer';
import { aliasInZtunnelPolicy } from './rules/alias-in-ztunnel-policy';
import { ambientNotCaptured } from './rules/ambient-not-captured';
import { ambientNotInstalled } from './rules/ambient-not-installed';
import { ambientPartMissing } from './rules/ambient-part-missing';
import { ambientWithRemoteControlPlane } from './rules/ambient-with-remote-control-plane';
import { clusterIdDefault } from './rules/cluster-id-default';
import { clusterIdDuplicate } from './rules/cluster-id-duplicate';
import { customPolicyInZtunnel } from './rules/custom-policy-in-ztunnel';
import { destinationRuleAgainstStrict } from './rules/destination-rule-against-strict';
import { disableInAmbient } from './rules/disable-in-ambient';
import { eastWestAddressPending } from './rules/east-west-address-pending';
import { eastWestGatewayMissing } from './rules/east-west-gateway-missing';
import { eastWestGatewayWithoutNetwork } from './rules/east-west-gateway-without-network';
import { envoyFilterInAmbient } from './rules/envoy-filter-in-ambient';
import { globalLabelWithoutEffect } from './rules/global-label-without-effect';
import { hostNetworkPod } from './rules/host-network-pod';
import { jwtWithoutWaypoint } from './rules/jwt-without-waypoint';
import { l7PolicyInZtunnel } from './rules/l7-policy-in-ztunnel';
import { modesCannotTalk } from './rules/modes-cannot-talk';
import { multiNetworkOff } from './rules/multi-network-off';
import { namespaceExcluded } from './rules/namespace-excluded';
import { namespaceNotDiscovered } from './rules/namespace-not-discovered';
import { networkMissing } from './rules/network-missing';
import { networkPolicyBlocksHbone } from './rules/network-policy-blocks-hbone';
import { networkPolicyBlocksProbes } from './rules/network-policy-blocks-probes';
import { optedOutPod } from './rules/opted-out-pod';
import { policyEmptySelector } from './rules/policy-empty-selector';
import { policyNamesServicePort } from './rules/policy-names-service-port';
import { policyNotSent } from './rules/policy-not-sent';
import { policyOtherRevision } from './rules/policy-other-revision';
import { policyPortKeptStrict } from './rules/policy-port-kept-strict';
import { policySelectorInRoot } from './rules/policy-selector-in-root';
import { policySelectsNothing } from './rules/policy-selects-nothing';
import { policyShadowed } from './rules/policy-shadowed';
import { policyStale } from './rules/policy-stale';
import { policyWithoutProxy } from './rules/policy-without-proxy';
import { redirectionPending } from './rules/redirection-pending';
import { remoteClusterNotSynced } from './rules/remote-cluster-not-synced';
import { remoteClusterOneWay } from './rules/remote-cluster-one-way';
import { restartInjects } from './rules/restart-injects';
import { restartLeavesSidecar } from './rules/restart-leaves-sidecar';
import { revisionUnknown } from './rules/revision-unknown';
import { rootNamespaceDiffers } from './rules/root-namespace-differs';
import { rootNotShared } from './rules/root-not-shared';
import { routeWithoutWaypoint } from './rules/route-without-waypoint';
import { scopeDiffers } from './rules/scope-differs';
import { serviceEntryHidden } from './rules/service-entry-hidden';
import { sidecarCutOff } from './rules/sidecar-cut-off';
import { strictBypassed } from './rules/strict-bypassed';
import { strictPortsExcluded } from './rules/strict-ports-excluded';
import { trustDomainDiffers } from './rules/trust-domain-differs';
import { versionSkew } from './rules/version-skew';
import { virtualServiceWithoutWaypoint } from './rules/virtual-service-without-waypoint';
import { vmInAmbientNamespace } from './rules/vm-in-ambient-namespace';
import { vmRefusesAmbient } from './rules/vm-refuses-ambient';
import { waypointAttachmentDenied } from './rules/waypoint-attachment-denied';
import { waypointBypassedBySidecars } from './rules/waypoint-bypassed-by-sidecars';
import { waypointCanaryNotAttached } from './rules/waypoint-canary-not-attached';
import { waypointCrossNamespace } from './rules/waypoint-cross-namespace';
import { waypointListenerUnsupported } from './rules/waypoint-listener-unsupported';
import { waypointMissing } from './rules/waypoint-missing';
import { waypointNotGlobal } from './rules/waypoint-not-global';
import { waypointNotProgrammed } from './rules/waypoint-not-programmed';
import { waypointOutdated } from './rules/waypoint-outdated';
import { waypointOutsideAmbient } from './rules/waypoint-outside-ambient';
import { waypointSingleReplica } from './rules/waypoint-single-replica';
import { waypointTrafficType } from './rules/waypoint-traffic-type';
import { waypointTwinMissing } from './rules/waypoint-twin-missing';
import { waypointUnattended } from './rules/waypoint-unattended';
import { waypointUnused } from './rules/waypoint-unused';
import { waypointWithoutPods } from './rules/waypoint-without-pods';
import { ztunnelVersionSkew } from './rules/ztunnel-version-skew';
import { Rule } from './types';

/** Rules of our own, by code, then those that `istioctl analyze` has too. @public */
export const rules: readonly Rule[] = [
  aliasInZtunnelPolicy,
  ambientNotCaptured,
  ambientNotInstalled,
  ambientPartMissing,
  ambientWithRemoteControlPlane,
  clusterIdDefault,
  clusterIdDuplicate,
  customPolicyInZtunnel,
  destinationRuleAgainstStrict,
  disableInAmbient,
  eastWestAddressPending,
  eastWestGatewayMissing,
  eastWestGatewayWithoutNetwork,
  envoyFilterInAmbient,
  globalLabelWithoutEffect,
  hostNetworkPod,
  jwtWithoutWaypoint,
  l7PolicyInZtunnel,
  modesCannotTalk,
  multiNetworkOff,
  namespaceExcluded,
  namespaceNotDiscovered,
  networkMissing,
  networkPolicyBlocksHbone,
  networkPolicyBlocksProbes,
  optedOutPod,
  policyEmptySelector,
  policyNamesServicePort,
  policyNotSent,
  policyOtherRevision,
  policyPortKeptStrict,
  policySelectorInRoot,
  policySelectsNothing,
  policyShadowed,
  policyStale,
  policyWithoutProxy,
  redirectionPending,
  remoteClusterNotSynced,
  remoteClusterOneWay,
  restartInjects,
  restartLeavesSidecar,
  revisionUnknown,
  rootNamespaceDiffers,
  rootNotShared,
  routeWithoutWaypoint,
  scopeDiffers,
  serviceEntryHidden,
  sidecarCutOff,
  strictBypassed,
  strictPortsExcluded,
  trustDomainDiffers,
  versionSkew,
  virtualServiceWithoutWaypoint,
  vmInAmbientNamespace,
  vmRefusesAmbient,
  waypointAttachmentDenied,
  waypointBypassedBySidecars,
  waypointCanaryNotAttached,
  waypointCrossNamespace,
  waypointListenerUnsupported,
  waypointMissing,
  waypointNotGlobal,
  waypointNotProgrammed,
  waypointOutdated,
  waypointOutsideAmbient,
  waypointSingleReplica,
  waypointTrafficType,
  waypointTwinMissing,
  waypointUnattended,
  waypointUnused,
  waypointWithoutPods,
  ztunnelVersionSkew,
  ...analyzerRules,
];
