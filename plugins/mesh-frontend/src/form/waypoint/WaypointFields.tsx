import { TextField } from '@backstage/ui';
import { FieldErrors } from '../FieldErrors';
import type { WaypointTarget } from '../formData';
import type { NamespacePlaces } from '../namespaces';
import { TargetFields } from '../target/TargetFields';
import type { FormClusters } from '../useFormClusters';
import { TrafficPicker } from './TrafficPicker';
import { UsePicker } from './UsePicker';
import { waypointNameProblem } from './waypointName';
import { waypointOptions } from './waypointOptions';

export interface WaypointFieldsProps {
  clusters: FormClusters;
  value: WaypointTarget;
  onChange: (value: WaypointTarget) => void;
  isDisabled?: boolean;
}

/** Which namespace, where, under which name, and what uses it. */
export function WaypointFields(props: WaypointFieldsProps) {
  const { clusters, value, onChange, isDisabled } = props;
  const change = (part: Partial<WaypointTarget>) =>
    onChange({ ...value, ...part });
  const problem = waypointNameProblem(value.name);
  return (
    <TargetFields
      clusters={clusters}
      value={value}
      onChange={next =>
        // A service belongs to one namespace.
        onChange(
          next.namespace === value.namespace
            ? next
            : { ...next, use: { kind: 'namespace' } },
        )
      }
      options={waypointOptions}
      isDisabled={isDisabled}
    >
      {places => (
        <>
          {value.namespace ? (
            <UsePicker
              namespace={value.namespace}
              services={servicesOf(places, value.clusters ?? [])}
              value={value.use}
              onChange={use => change({ use })}
              isDisabled={isDisabled}
            />
          ) : null}
          <TrafficPicker
            value={value.trafficType}
            onChange={trafficType => change({ trafficType })}
            isDisabled={isDisabled}
          />
          <TextField
            label="Name"
            description="Usually waypoint."
            value={value.name ?? ''}
            onChange={name => change({ name })}
            isInvalid={problem !== null}
            isDisabled={isDisabled}
          />
          <FieldErrors errors={problem ? [problem] : []} />
        </>
      )}
    </TargetFields>
  );
}

function servicesOf(
  places: NamespacePlaces['places'],
  clusters: readonly string[],
): string[] {
  const chosen = places.filter(p => clusters.includes(p.cluster.name));
  return [...new Set(chosen.flatMap(p => p.namespace.services))].sort();
}
