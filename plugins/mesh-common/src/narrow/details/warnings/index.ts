import { z } from 'zod';
import { DetailKind } from '../../../facts';
import {
  destinationRuleSpec,
  destinationRuleWarnings,
} from './destinationRules';
import { gatewaySpec, gatewayWarnings } from './gateways';
import {
  requestAuthenticationSpec,
  requestAuthenticationWarnings,
} from './requestAuthentications';
import { serviceEntrySpec, serviceEntryWarnings } from './serviceEntries';
import { sidecarSpec, sidecarWarnings } from './sidecars';
import { telemetrySpec, telemetryWarnings } from './telemetries';
import { virtualServiceSpec, virtualServiceWarnings } from './virtualServices';
import { workloadEntrySpec, workloadEntryWarnings } from './workloadEntries';

type Warn = (spec: unknown, namespace: string) => readonly string[];

/** A spec that is not of this shape has errors, which is not what is asked here. */
function warning<S extends z.ZodType>(
  schema: S,
  warn: (spec: z.output<S>, namespace: string) => Iterable<string>,
): Warn {
  return (spec, namespace) => {
    const parsed = schema.safeParse(spec);
    return parsed.success ? [...new Set(warn(parsed.data, namespace))] : [];
  };
}

/**
 * What Istio's validation warns of in one object, in words of ours (Istio `pkg/config/validation/validation.go`). Told while
 * the whole object is at hand, so that facts need not carry every field.
 */
export const warningsOf: { readonly [K in DetailKind]?: Warn } = {
  classicgateways: warning(gatewaySpec, gatewayWarnings),
  destinationrules: warning(destinationRuleSpec, destinationRuleWarnings),
  requestauthentications: warning(
    requestAuthenticationSpec,
    requestAuthenticationWarnings,
  ),
  serviceentries: warning(serviceEntrySpec, serviceEntryWarnings),
  sidecars: warning(sidecarSpec, sidecarWarnings),
  telemetries: warning(telemetrySpec, telemetryWarnings),
  virtualservices: warning(virtualServiceSpec, virtualServiceWarnings),
  workloadentries: warning(workloadEntrySpec, workloadEntryWarnings),
};
