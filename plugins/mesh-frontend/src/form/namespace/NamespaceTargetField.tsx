import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { usePlan } from '../../data';
import { FieldErrors } from '../FieldErrors';
import type { NamespaceTarget } from '../formData';
import { FormLayout } from '../FormLayout';
import { namespaceInput } from '../formInputs';
import { PlanPreviewPanel } from '../preview';
import { useFormClusters } from '../useFormClusters';
import { NamespaceFields } from './NamespaceFields';

export const NAMESPACE_INCOMPLETE =
  'Choose a namespace and at least one cluster.';

/** Form field `MeshNamespaceTarget`: namespace, clusters, and the live plan. */
export function NamespaceTargetField(
  props: FieldExtensionComponentProps<NamespaceTarget>,
) {
  const { formData = {}, onChange, rawErrors = [], disabled } = props;
  const clusters = useFormClusters();
  const input = namespaceInput(formData);
  const preview = usePlan(input);
  return (
    <FormLayout
      fields={
        <>
          <NamespaceFields
            clusters={clusters}
            value={formData}
            onChange={onChange}
            isDisabled={disabled}
          />
          <FieldErrors errors={rawErrors} />
        </>
      }
      preview={
        <PlanPreviewPanel
          preview={preview}
          incomplete={input ? null : NAMESPACE_INCOMPLETE}
        />
      }
    />
  );
}
