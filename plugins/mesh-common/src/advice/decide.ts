import type { Advice } from '../inspect/report';
import { declaredMode } from '../mode';
import { serves } from './serves';
import { Requests, NOTHING, quantities, savings } from './savings';
import { Aspect, Place, Recommendation } from './types';

/** From the strongest: what stands against a move outweighs what speaks for it. */
const STRENGTH: readonly Recommendation[] = [
  'stay-out',
  'keep-sidecar',
  'not-yet',
  'ambient-with-waypoint',
  'ambient-l4',
];

/** One piece of advice of everything the rules have seen. */
export function decide(place: Place, aspects: readonly Aspect[]): Advice {
  const deciding = strongest(aspects);
  const recommendation = deciding?.leadsTo ?? 'ambient-l4';
  const texts = (side: Aspect['side']) =>
    aspects.filter(a => a.side === side).map(a => a.text);
  const missing = texts('missing');
  return {
    cluster: place.cluster.name,
    subject: subjectOf(place),
    ...teamOf(place),
    recommendation,
    confidence: confidence(missing.length),
    for: texts('for'),
    against: texts('against'),
    missing,
    saves: quantities(saved(place, recommendation)),
    nextStep: nextStep(place, recommendation, deciding),
  };
}

function strongest(aspects: readonly Aspect[]): Aspect | undefined {
  for (const recommendation of STRENGTH) {
    const found = aspects.find(a => a.leadsTo === recommendation);
    if (found) return found;
  }
  return undefined;
}

function subjectOf({ kind, cluster, namespace, service }: Place) {
  if (service) {
    return { kind, namespace: service.namespace, name: service.name };
  }
  return { kind, name: namespace?.name ?? cluster.name };
}

const OWNER = 'backstage.io/owner';

function teamOf({ namespace }: Place): { team?: string } {
  const team = namespace?.annotations[OWNER];
  return team ? { team } : {};
}

/** What is not known makes advice weaker; that no traffic was watched is always so and weighs nothing. */
function confidence(missing: number): Advice['confidence'] {
  if (missing <= 1) return 'high';
  return missing <= 3 ? 'medium' : 'low';
}

function saved(place: Place, recommendation: Recommendation): Requests {
  switch (recommendation) {
    case 'stay-out':
    case 'keep-sidecar':
      return NOTHING;
    case 'ambient-with-waypoint':
      // Only the namespace pays for a waypoint: its services share it.
      return savings(
        place.pods,
        place.kind === 'Namespace' && !serves(place) ? 1 : 0,
      );
    default:
      return savings(place.pods, 0);
  }
}

function nextStep(
  place: Place,
  recommendation: Recommendation,
  deciding: Aspect | undefined,
): string {
  if (deciding?.nextStep) return deciding.nextStep;
  const sidecars = place.pods.some(pod => pod.mode.mode === 'sidecar');
  const name = place.namespace?.name;
  switch (recommendation) {
    case 'ambient-with-waypoint':
      return serves(place)
        ? 'Nothing to do: a waypoint serves it.'
        : `Request a waypoint for ${
            name ?? 'the namespaces that need one'
          }, check its policies there, then move to ambient.`;
    case 'ambient-l4': {
      if (isAmbientAlready(place)) return 'Nothing to do: it runs in ambient.';
      if (asksForAmbient(place)) {
        return sidecars
          ? 'Restart its workloads that still have a sidecar.'
          : 'Nothing to do: it asks for ambient already.';
      }
      const label = name
        ? `Label namespace ${name} istio.io/dataplane-mode=ambient`
        : 'Move namespace by namespace, as the advice for each says';
      return sidecars && name
        ? `${label}, take its injection label off, and restart its workloads.`
        : `${label}.`;
    }
    default:
      return 'Leave it as it is.';
  }
}

const asksForAmbient = ({ namespace, cluster }: Place) =>
  namespace !== undefined && declaredMode(namespace, cluster.ctx) === 'ambient';

const isAmbientAlready = ({ pods }: Place) =>
  pods.length > 0 && pods.every(pod => pod.mode.mode === 'ambient');
