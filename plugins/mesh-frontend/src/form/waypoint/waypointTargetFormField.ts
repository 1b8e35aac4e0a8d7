import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { waypointInput } from '../formInputs';
import { planValidation } from '../validateInput';
import {
  WAYPOINT_INCOMPLETE,
  WaypointTargetField,
} from './WaypointTargetField';

/** `ui:field: MeshWaypointTarget` */
export const waypointTargetFormField = createFormField({
  name: 'MeshWaypointTarget',
  component: WaypointTargetField,
  validation: planValidation(waypointInput, WAYPOINT_INCOMPLETE),
  schema: makeFieldSchema({
    output: z =>
      z.object({
        entityRef: z.string().optional(),
        namespace: z.string().optional(),
        clusters: z.array(z.string()).optional(),
        name: z.string().optional(),
        trafficType: z.enum(['service', 'workload', 'all']).optional(),
        use: z
          .union([
            z.object({ kind: z.literal('none') }),
            z.object({ kind: z.literal('namespace') }),
            z.object({ kind: z.literal('service'), service: z.string() }),
          ])
          .optional(),
      }),
  }),
});
