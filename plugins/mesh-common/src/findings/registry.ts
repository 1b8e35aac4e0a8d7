import { ambientNotCaptured } from './rules/ambient-not-captured';
import { ambientNotInstalled } from './rules/ambient-not-installed';
import { ambientPartMissing } from './rules/ambient-part-missing';
import { disableInAmbient } from './rules/disable-in-ambient';
import { hostNetworkPod } from './rules/host-network-pod';
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
import { strictBypassed } from './rules/strict-bypassed';
import { strictPortsExcluded } from './rules/strict-ports-excluded';
import { waypointMissing } from './rules/waypoint-missing';
import { Rule } from './types';

/** Every rule, by code. @public */
export const rules: readonly Rule[] = [
  ambientNotCaptured,
  ambientNotInstalled,
  ambientPartMissing,
  disableInAmbient,
  hostNetworkPod,
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
  strictBypassed,
  strictPortsExcluded,
  waypointMissing,
];
