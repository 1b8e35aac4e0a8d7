import type {
  Freshness,
  WhyStep,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import type { HelpSubject } from './help';

const causes: Record<Freshness['state'], string> = {
  live: 'It answers again.',
  connecting: 'The portal is connecting to it.',
  stale: 'The line to its API server is open or retried, but nothing comes.',
  unauthorized: 'It refuses the credential of the portal (401).',
  forbidden: 'The portal may not read there (403).',
  failed: 'Its API server cannot be reached.',
};

/** Why a cluster is silent, as far as the portal can tell. */
export function silentSteps({ status, action }: HelpSubject): WhyStep[] {
  const cluster = status?.clusters.find(c => c.cluster === action.cluster);
  const state = cluster?.freshness.state ?? 'stale';
  return [
    {
      claim: causes[state],
      rule: 'The portal watches each cluster and keeps trying. What it shows is what it saw last.',
    },
    {
      claim:
        state === 'unauthorized' || state === 'forbidden'
          ? 'An operator of the portal renews its access there.'
          : 'The platform team can see whether the API server answers.',
      rule: 'This says nothing about your service: it may run as before.',
    },
  ];
}
