import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { meshApiRef } from '../../api';
import { waypointInput } from '../formInputs';
import { validateInput } from '../validateInput';
import {
  WAYPOINT_INCOMPLETE,
  WaypointTargetField,
} from './WaypointTargetField';

/** `ui:field: MeshWaypointTarget` */
export const waypointTargetFormField = createFormField({
  name: 'MeshWaypointTarget',
  component: WaypointTargetField,
  validation: async (data, field, { apiHolder }) => {
    const api = apiHolder.get(meshApiRef);
    if (!api) return;
    const input = waypointInput(data);
    const problem = await validateInput(api, input, WAYPOINT_INCOMPLETE);
    if (problem) field.addError(problem);
  },
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
