import { ServiceFact, StringMap } from '../facts';

/** Share of a canary waypoint, of a Service or a ServiceEntry; no key where there is none. */
export function canaryWeight(
  annotations: StringMap | null | undefined,
): Pick<ServiceFact, 'canaryWeight'> {
  const weight = annotations?.['istio.io/use-waypoint-canary-weight'];
  return weight === undefined ? {} : { canaryWeight: weight };
}
