import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type { NamespaceTarget } from '../formData';
import { namespaceInput } from '../formInputs';
import { PlannedField } from '../PlannedField';
import { TargetFields } from '../target/TargetFields';
import { useFormClusters } from '../useFormClusters';
import { enrolOptions } from './enrolOptions';

export const NAMESPACE_INCOMPLETE =
  'Choose a namespace and at least one cluster.';

/** Form field `MeshNamespaceTarget`: namespace, clusters, and the live plan. */
export function NamespaceTargetField(
  props: FieldExtensionComponentProps<NamespaceTarget>,
) {
  const { formData = {}, onChange, rawErrors = [], disabled } = props;
  return (
    <PlannedField
      input={namespaceInput(formData)}
      incomplete={NAMESPACE_INCOMPLETE}
      errors={rawErrors}
      fields={
        <TargetFields
          clusters={useFormClusters()}
          value={formData}
          onChange={onChange}
          options={enrolOptions}
          isDisabled={disabled}
        />
      }
    />
  );
}
