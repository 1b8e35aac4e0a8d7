import { useEffect } from 'react';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { usePlan } from '../../data';
import { FieldErrors } from '../FieldErrors';
import type { WaypointTarget } from '../formData';
import { FormLayout } from '../FormLayout';
import { waypointInput } from '../formInputs';
import { PlanPreviewPanel } from '../preview';
import { useFormClusters } from '../useFormClusters';
import { WaypointFields } from './WaypointFields';
import { withWaypointDefaults } from './waypointDefaults';

export const WAYPOINT_INCOMPLETE =
  'Choose a namespace, at least one cluster, a name, and what uses it.';

/** Form field `MeshWaypointTarget`: where, under which name, what uses it, and the live plan. */
export function WaypointTargetField(
  props: FieldExtensionComponentProps<WaypointTarget>,
) {
  const { formData, onChange, rawErrors = [], disabled } = props;
  const value = withWaypointDefaults(formData);
  const isWhole = Boolean(formData?.name && formData.use);
  useEffect(() => {
    // What the form shows as chosen must also be in its data: a link may leave it out.
    if (!isWhole) onChange(withWaypointDefaults(formData));
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, []);
  const clusters = useFormClusters();
  const input = waypointInput(value);
  const preview = usePlan(input);
  return (
    <FormLayout
      fields={
        <>
          <WaypointFields
            clusters={clusters}
            value={value}
            onChange={onChange}
            isDisabled={disabled}
          />
          <FieldErrors errors={rawErrors} />
        </>
      }
      preview={
        <PlanPreviewPanel
          preview={preview}
          incomplete={input ? null : WAYPOINT_INCOMPLETE}
        />
      }
    />
  );
}
