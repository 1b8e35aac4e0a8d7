import {
  CanaryRefusal,
  CanarySubject,
  WaypointCanary,
  waypointBinding,
  waypointCanary,
} from '../../waypoint';
import type { InspectedCluster } from '../../world';
import { namespaceSubject, subjectOf } from '../subjects';
import { Found, Rule } from '../types';

/**
 * Labels `istio.io/use-waypoint-canary` ask for a second waypoint (since 1.31). Where it cannot be had, istiod keeps the first
 * for everything and says so only at the end of a condition that is True (Istio `pilot/pkg/serviceregistry/ambient/waypoints.go`,
 * buildWeightedWaypoints; `pilot/pkg/model/service.go`).
 */
export const waypointCanaryNotAttached: Rule = {
  code: 'waypoint-canary-not-attached',
  severity: 'warning',
  *inCluster(cluster) {
    const said = new Set<string>();
    for (const { subject, canary } of canaries(cluster)) {
      if (!isRefusal(canary.reason)) continue;
      const about = canary.inherited
        ? namespaceSubject(subject.fact.namespace)
        : subjectOf(subject.kind, subject.fact);
      const found = words(about, canary, canary.reason);
      // What a namespace asks for is wrong for each of its services alike: said once.
      const key = `${about.kind}/${subject.fact.namespace}/${about.name}/${found.message}`;
      if (said.has(key)) continue;
      said.add(key);
      yield found;
    }
  },
};

function* canaries({ view, ctx }: InspectedCluster): Iterable<{
  subject: CanarySubject;
  canary: WaypointCanary;
}> {
  const subjects: CanarySubject[] = [
    ...[...view.facts.services.values()].map(fact => ({
      kind: 'Service' as const,
      fact,
    })),
    ...[...(view.details.serviceentries?.values() ?? [])].map(fact => ({
      kind: 'ServiceEntry' as const,
      fact,
    })),
  ];
  for (const subject of subjects) {
    const row = waypointBinding(subject, view, ctx);
    const canary = waypointCanary(subject, row, view, ctx.istiodVersion);
    if (canary) yield { subject, canary };
  }
}

const WHY: Readonly<
  Record<CanaryRefusal, readonly [why: string, nextStep: string]>
> = {
  missing: [
    'it does not exist',
    'Create it, or correct the label istio.io/use-waypoint-canary.',
  ],
  'not-ready': [
    'it has no address',
    'Look at the conditions of that Gateway and at its pods.',
  ],
  'waiting-for-controller': [
    'no istiod has looked at it',
    'Check class and revision of that Gateway.',
  ],
  'attachment-denied': [
    'it does not let this namespace attach',
    'Allow the namespace in allowedRoutes.namespaces of its listener.',
  ],
  'unsupported-traffic-type': [
    'it is not for services',
    'Set istio.io/waypoint-for of that Gateway to service or all.',
  ],
  'primary-not-bound': [
    'there is no first waypoint that is bound',
    'Set istio.io/use-waypoint to a waypoint that is ready.',
  ],
  'same-as-primary': [
    'it is the first waypoint itself',
    'Name another waypoint, or take the label away.',
  ],
  'invalid-weight': [
    'its weight is no whole number from 0 to 100',
    'Correct the annotation istio.io/use-waypoint-canary-weight.',
  ],
  'istiod-too-old': [
    'istiod knows canaries since 1.31 only',
    'Upgrade istiod, or take the label away.',
  ],
};

const isRefusal = (reason: WaypointCanary['reason']): reason is CanaryRefusal =>
  Object.hasOwn(WHY, reason);

function words(
  subject: Found['subject'],
  canary: WaypointCanary,
  reason: CanaryRefusal,
): Found {
  const [why, nextStep] = WHY[reason];
  return {
    subject,
    message: `The canary waypoint ${canary.namespace}/${canary.name} is not attached: ${why}. All connections pass the first waypoint, if there is one.`,
    nextStep,
  };
}
