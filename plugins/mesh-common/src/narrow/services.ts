import { z } from 'zod';
import { ServiceFact, StringMap } from '../facts';
import { conditionFacts, conditionsSchema } from './conditions';
import { canaryWeight } from './canaryWeight';
import { labelManagers } from './managers';
import { managedMetaSchema, namespacedFact, stringMapSchema } from './metadata';
import { narrowing } from './result';

const schema = z.object({
  metadata: managedMetaSchema,
  // An API server always gives one; a manifest of which only the name or the status matters may not.
  spec: z
    .object({
      type: z.string().nullish(),
      clusterIP: z.string().nullish(),
      selector: stringMapSchema,
      ports: z
        .array(
          z.object({
            name: z.string().nullish(),
            port: z.number().int(),
            targetPort: z.union([z.number(), z.string()]).nullish(),
            appProtocol: z.string().nullish(),
            protocol: z.string().nullish(),
            nodePort: z.number().int().nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
  status: z.object({ conditions: conditionsSchema }).nullish(),
});

/** Condition that istiod writes on Services (Istio `pilot/pkg/model/service.go`, WaypointBound). */
const WAYPOINT_BOUND = 'istio.io/WaypointBound';

export const narrowService = narrowing(
  schema,
  ({ metadata, spec, status }): ServiceFact => ({
    ...namespacedFact(metadata),
    type: spec?.type ?? 'ClusterIP',
    clusterIp: spec?.clusterIP || null,
    selector: spec?.selector ?? null,
    ports: (spec?.ports ?? []).map(
      ({ name, port, targetPort, appProtocol, protocol, nodePort }) => ({
        name: name ?? null,
        port,
        targetPort: targetPort ?? null,
        appProtocol: appProtocol ?? null,
        ...(protocol && { protocol }),
        ...(nodePort && { nodePort }),
      }),
    ),
    ...exportedTo(metadata.annotations),
    ...canaryWeight(metadata.annotations),
    waypointBound:
      conditionFacts(status?.conditions).find(c => c.type === WAYPOINT_BOUND) ??
      null,
    labelManagers: labelManagers(metadata.managedFields),
  }),
);

function exportedTo(
  annotations: StringMap | null | undefined,
): Pick<ServiceFact, 'exportTo'> {
  const exportTo = annotations?.['networking.istio.io/exportTo'];
  return exportTo ? { exportTo } : {};
}
