import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { meshApiRef } from '../../api';
import { ClusterRegistrationField } from './ClusterRegistrationField';
import { validateCluster } from './validateCluster';

/** `ui:field: MeshClusterRegistration` */
export const clusterRegistrationFormField = createFormField({
  name: 'MeshClusterRegistration',
  component: ClusterRegistrationField,
  validation: async (data, field, { apiHolder }) => {
    const api = apiHolder.get(meshApiRef);
    const problem = api && (await validateCluster(api, data));
    if (problem) field.addError(problem);
  },
  schema: makeFieldSchema({
    output: z =>
      z.object({
        name: z.string().optional(),
        drop: z.string().optional(),
        peers: z.array(z.string()).optional(),
      }),
  }),
});
