import type { WhyStep } from '@mesh-onboarding/backstage-plugin-mesh-common';
import type { HelpSubject } from './help';

/** What the portal may not read in a cluster, and who can change that. */
export function accessSteps({ status, action }: HelpSubject): WhyStep[] {
  const cluster = status?.clusters.find(c => c.cluster === action.cluster);
  const missing = cluster?.freshness.missing ?? [];
  return [
    {
      claim: cluster
        ? `The portal may not read everything in ${cluster.cluster}.`
        : 'The portal may not read everything there.',
      rule: missing.length ? 'It cannot list:' : undefined,
      raw: missing.length ? missing : undefined,
      mark: 'broken-chain',
    },
    {
      claim: 'An operator of the cluster grants the reader role.',
      rule: 'The rights are files of the suite: deploy/rbac.',
    },
  ];
}
