import { TextField } from '@backstage/ui';
import { ClusterChoices } from '../ClusterChoices';
import { FieldErrors } from '../FieldErrors';
import type { WaypointTarget } from '../formData';
import { NamespacePicker } from '../namespace/NamespacePicker';
import { NamespacePlaces, namespacePlaces } from '../namespaces';
import { NoNamespaces } from '../NoNamespaces';
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
  const namespaces = namespacePlaces(clusters.clusters);
  if (!namespaces.length) return <NoNamespaces clusters={clusters} />;
  const places = placesOf(namespaces, value.namespace);
  const options = waypointOptions(places);
  const change = (part: Partial<WaypointTarget>) =>
    onChange({ ...value, ...part });
  const choose = (namespace: string) => {
    const free = waypointOptions(placesOf(namespaces, namespace));
    const names = free.filter(o => !o.disabled).map(o => o.name);
    change({ namespace, clusters: names, use: { kind: 'namespace' } });
  };
  const problem = waypointNameProblem(value.name);
  return (
    <>
      <NamespacePicker
        namespaces={namespaces}
        value={value.namespace}
        onChange={choose}
        isDisabled={isDisabled}
      />
      {options.length ? (
        <ClusterChoices
          label="Clusters"
          description={`Where ${value.namespace} runs today.`}
          options={options}
          value={value.clusters ?? []}
          onChange={names => change({ clusters: names })}
          isDisabled={isDisabled}
        />
      ) : null}
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
  );
}

function placesOf(
  namespaces: readonly NamespacePlaces[],
  name: string | undefined,
): NamespacePlaces['places'] {
  return namespaces.find(n => n.name === name)?.places ?? [];
}

function servicesOf(
  places: NamespacePlaces['places'],
  clusters: readonly string[],
): string[] {
  const chosen = places.filter(p => clusters.includes(p.cluster.name));
  return [...new Set(chosen.flatMap(p => p.namespace.services))].sort();
}
