import { TextField } from '@backstage/ui';
import {
  ClusterSummary,
  dnsLabelSchema,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import { ClusterChoices } from '../ClusterChoices';
import { FieldErrors } from '../FieldErrors';
import type { ClusterRegistration } from '../formData';
import { KubeconfigDrop } from './KubeconfigDrop';
import { CredentialDropState } from './useCredentialDrop';

export interface ClusterFieldsProps {
  clusters: readonly ClusterSummary[];
  value: ClusterRegistration;
  onChange: (value: ClusterRegistration) => void;
  drop: CredentialDropState;
  isDisabled?: boolean;
}

/** Why a name cannot be that of a new cluster; null when it can. */
export function clusterNameProblem(
  name: string | undefined,
  clusters: readonly ClusterSummary[],
): string | null {
  if (!name) return null;
  if (clusters.some(c => c.name === name)) {
    return `${name} is registered already. Choose a new name.`;
  }
  return dnsLabelSchema.safeParse(name).success
    ? null
    : 'Lower-case letters, digits and "-", at most 63.';
}

/** Name, credential, and with whom the cluster exchanges endpoints. */
export function ClusterFields(props: ClusterFieldsProps) {
  const { clusters, value, onChange, drop, isDisabled } = props;
  const problem = clusterNameProblem(value.name, clusters);
  const change = (part: Partial<ClusterRegistration>) =>
    onChange({ ...value, ...part });
  return (
    <>
      <TextField
        label="Name"
        secondaryLabel="New in this portal"
        value={value.name ?? ''}
        onChange={name => change({ name })}
        isInvalid={problem !== null}
        isDisabled={isDisabled}
      />
      <FieldErrors errors={problem ? [problem] : []} />
      <KubeconfigDrop
        state={drop}
        hasDrop={Boolean(value.drop)}
        isDisabled={isDisabled}
      />
      {clusters.length ? (
        <ClusterChoices
          label="Clusters that watch it, and are watched by it"
          description="Their control planes learn each other's endpoints."
          options={clusters.map(cluster => ({
            name: cluster.name,
            label: cluster.name,
            disabled: !cluster.writable,
            note: cluster.writable
              ? null
              : `The portal may not write in ${cluster.name}.`,
          }))}
          value={value.peers ?? []}
          onChange={peers => change({ peers })}
          isDisabled={isDisabled}
        />
      ) : null}
    </>
  );
}
