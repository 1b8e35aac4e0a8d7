import { useEffect } from 'react';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type { WaypointTarget } from '../formData';
import { waypointInput } from '../formInputs';
import { PlannedField } from '../PlannedField';
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
  return (
    <PlannedField
      input={waypointInput(value)}
      incomplete={WAYPOINT_INCOMPLETE}
      errors={rawErrors}
      fields={
        <WaypointFields
          clusters={useFormClusters()}
          value={value}
          onChange={onChange}
          isDisabled={disabled}
        />
      }
    />
  );
}
