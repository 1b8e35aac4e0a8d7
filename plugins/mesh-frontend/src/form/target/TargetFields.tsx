import type { ReactNode } from 'react';
import { ClusterChoices, ClusterOption } from '../ClusterChoices';
import type { NamespaceTarget } from '../formData';
import { NamespacePlaces, namespacePlaces } from '../namespaces';
import { NoNamespaces } from '../NoNamespaces';
import type { FormClusters } from '../useFormClusters';
import { NamespacePicker } from './NamespacePicker';

type Places = NamespacePlaces['places'];

export interface TargetFieldsProps<T extends NamespaceTarget> {
  clusters: FormClusters;
  value: T;
  onChange: (value: T) => void;
  /** The clusters in which a namespace is, and which of them cannot be chosen. */
  options: (places: Places) => ClusterOption[];
  isDisabled?: boolean;
  /** What else is asked, once there is a namespace to choose from. */
  children?: (places: Places) => ReactNode;
}

/** Which namespace, and in which clusters. Choosing a namespace chooses all clusters that can be chosen. */
export function TargetFields<T extends NamespaceTarget>(
  props: TargetFieldsProps<T>,
) {
  const { clusters, value, onChange, isDisabled } = props;
  const namespaces = namespacePlaces(clusters.clusters);
  if (!namespaces.length) return <NoNamespaces clusters={clusters} />;
  const placesOf = (name: string | undefined) =>
    namespaces.find(n => n.name === name)?.places ?? [];
  const places = placesOf(value.namespace);
  const options = props.options(places);
  const choose = (namespace: string) => {
    const free = props.options(placesOf(namespace)).filter(o => !o.disabled);
    onChange({ ...value, namespace, clusters: free.map(o => o.name) });
  };
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
          onChange={names => onChange({ ...value, clusters: names })}
          isDisabled={isDisabled}
        />
      ) : null}
      {props.children?.(places)}
    </>
  );
}
