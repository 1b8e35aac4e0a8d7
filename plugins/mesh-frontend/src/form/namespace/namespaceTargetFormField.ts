import { createFormField } from '@backstage/plugin-scaffolder-react/alpha';
import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import { namespaceInput } from '../formInputs';
import { planValidation } from '../validateInput';
import {
  NAMESPACE_INCOMPLETE,
  NamespaceTargetField,
} from './NamespaceTargetField';

/** `ui:field: MeshNamespaceTarget` */
export const namespaceTargetFormField = createFormField({
  name: 'MeshNamespaceTarget',
  component: NamespaceTargetField,
  validation: planValidation(namespaceInput, NAMESPACE_INCOMPLETE),
  schema: makeFieldSchema({
    output: z =>
      z.object({
        entityRef: z.string().optional(),
        namespace: z.string().optional(),
        clusters: z.array(z.string()).optional(),
      }),
  }),
});
