import { aliasInZtunnelPolicy } from './rules/alias-in-ztunnel-policy';
import { ambientNotCaptured } from './rules/ambient-not-captured';
import { ambientNotInstalled } from './rules/ambient-not-installed';
import { ambientPartMissing } from './rules/ambient-part-missing';
import { customPolicyInZtunnel } from './rules/custom-policy-in-ztunnel';
import { disableInAmbient } from './rules/disable-in-ambient';
import { envoyFilterInAmbient } from './rules/envoy-filter-in-ambient';
import { hostNetworkPod } from './rules/host-network-pod';
import { jwtWithoutWaypoint } from './rules/jwt-without-waypoint';
import { l7PolicyInZtunnel } from './rules/l7-policy-in-ztunnel';
import { namespaceExcluded } from './rules/namespace-excluded';
import { namespaceNotDiscovered } from './rules/namespace-not-discovered';
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
import { restartInjects } from './rules/restart-injects';
import { restartLeavesSidecar } from './rules/restart-leaves-sidecar';
import { revisionUnknown } from './rules/revision-unknown';
import { routeWithoutWaypoint } from './rules/route-without-waypoint';
import { strictBypassed } from './rules/strict-bypassed';
import { strictPortsExcluded } from './rules/strict-ports-excluded';
import { virtualServiceWithoutWaypoint } from './rules/virtual-service-without-waypoint';
import { waypointAttachmentDenied } from './rules/waypoint-attachment-denied';
import { waypointBypassedBySidecars } from './rules/waypoint-bypassed-by-sidecars';
import { waypointListenerUnsupported } from './rules/waypoint-listener-unsupported';
import { waypointMissing } from './rules/waypoint-missing';
import { waypointNotProgrammed } from './rules/waypoint-not-programmed';
import { waypointOutdated } from './rules/waypoint-outdated';
import { waypointOutsideAmbient } from './rules/waypoint-outside-ambient';
import { waypointSingleReplica } from './rules/waypoint-single-replica';
import { waypointTrafficType } from './rules/waypoint-traffic-type';
import { waypointUnattended } from './rules/waypoint-unattended';
import { waypointUnused } from './rules/waypoint-unused';
import { waypointWithoutPods } from './rules/waypoint-without-pods';
import { Rule } from './types';

/** Every rule, by code. @public */
export const rules: readonly Rule[] = [
  aliasInZtunnelPolicy,
  ambientNotCaptured,
  ambientNotInstalled,
  ambientPartMissing,
  customPolicyInZtunnel,
  disableInAmbient,
  envoyFilterInAmbient,
  hostNetworkPod,
  jwtWithoutWaypoint,
  l7PolicyInZtunnel,
  namespaceExcluded,
  namespaceNotDiscovered,
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
  restartInjects,
  restartLeavesSidecar,
  revisionUnknown,
  routeWithoutWaypoint,
  strictBypassed,
  strictPortsExcluded,
  virtualServiceWithoutWaypoint,
  waypointAttachmentDenied,
  waypointBypassedBySidecars,
  waypointListenerUnsupported,
  waypointMissing,
  waypointNotProgrammed,
  waypointOutdated,
  waypointOutsideAmbient,
  waypointSingleReplica,
  waypointTrafficType,
  waypointUnattended,
  waypointUnused,
  waypointWithoutPods,
];
