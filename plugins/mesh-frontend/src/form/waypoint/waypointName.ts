import { dnsLabelSchema } from '@mesh-onboarding/backstage-plugin-mesh-common';

/** Why a name cannot be that of a waypoint; null when it can. */
export function waypointNameProblem(name: string | undefined): string | null {
  if (name === 'none') {
    return '"none" means no waypoint in Istio. Choose another name.';
  }
  return dnsLabelSchema.safeParse(name).success
    ? null
    : 'Lower-case letters, digits and "-", at most 63.';
}
