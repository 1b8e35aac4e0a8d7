import { useEffect, useRef } from 'react';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import { PreflightList, PreflightVerdict, usePreflight } from '../../preflight';
import type { ClusterRegistration } from '../formData';
import { clusterInput } from '../formInputs';
import { PlannedField } from '../PlannedField';
import { useFormClusters } from '../useFormClusters';
import { ClusterFields, clusterNameProblem } from './ClusterFields';
import { useCredentialDrop } from './useCredentialDrop';

export const CLUSTER_INCOMPLETE = 'Give it a name and hand over a kubeconfig.';

/** A plan would only say again what the checks say. */
const CLUSTER_UNCHECKED = 'The plan follows when all checks pass.';

/** Form field `MeshClusterRegistration`: name, credential as a handle, peers, the checks and the live plan. */
export function ClusterRegistrationField(
  props: FieldExtensionComponentProps<ClusterRegistration>,
) {
  const { formData = {}, onChange, rawErrors = [], disabled } = props;
  const { clusters, isLoading } = useFormClusters();
  // The hand-over takes a while: what was typed meanwhile must not be lost.
  const latest = useRef(formData);
  useEffect(() => {
    latest.current = formData;
  });
  const drop = useCredentialDrop(handle =>
    onChange({ ...latest.current, drop: handle }),
  );
  const usable =
    !isLoading && clusterNameProblem(formData.name, clusters) === null;
  const input = usable ? clusterInput(formData) : null;
  const { name, drop: handle, peers = [] } = formData;
  const complete = usable && name && handle;
  const preflight = usePreflight(
    complete ? { name, drop: handle, peers } : null,
  );
  const isReady = preflight.state.preflight?.ready === true;
  return (
    <PlannedField
      input={isReady ? input : null}
      incomplete={input ? CLUSTER_UNCHECKED : CLUSTER_INCOMPLETE}
      errors={rawErrors}
      fields={
        <ClusterFields
          clusters={clusters}
          value={formData}
          onChange={onChange}
          drop={drop}
          isDisabled={disabled}
        />
      }
    >
      <PreflightVerdict state={preflight.state} onCheck={preflight.check} />
      {preflight.state.preflight ? (
        <PreflightList preflight={preflight.state.preflight} />
      ) : null}
    </PlannedField>
  );
}
