import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { meshApiRef } from '../../api';
import { namespaceInput } from '../formInputs';
import { validateInput } from '../validateInput';
import {
  NAMESPACE_INCOMPLETE,
  NamespaceTargetField,
} from './NamespaceTargetField';

/** `ui:field: MeshNamespaceTarget` */
export const namespaceTargetFormField = createFormField({
  name: 'MeshNamespaceTarget',
  component: NamespaceTargetField,
  validation: async (data, field, { apiHolder }) => {
    const api = apiHolder.get(meshApiRef);
    if (!api) return;
    const input = namespaceInput(data);
    const problem = await validateInput(api, input, NAMESPACE_INCOMPLETE);
    if (problem) field.addError(problem);
  },
  schema: makeFieldSchema({
    output: z =>
      z.object({
        entityRef: z.string().optional(),
        namespace: z.string().optional(),
        clusters: z.array(z.string()).optional(),
      }),
  }),
});
