import { rules } from '@mesh-onboarding/backstage-plugin-mesh-common';

/** Codes of `istioctl analyze` that a rule of ours says to find, too. */
export const claimedCodes = (): ReadonlySet<string> =>
  new Set(rules.flatMap(rule => rule.istio ?? []));
