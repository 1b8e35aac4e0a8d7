import { ClusterChoices } from '../ClusterChoices';
import type { NamespaceTarget } from '../formData';
import { namespacePlaces } from '../namespaces';
import { NoNamespaces } from '../NoNamespaces';
import type { FormClusters } from '../useFormClusters';
import { enrolOptions } from './enrolOptions';
import { NamespacePicker } from './NamespacePicker';

export interface NamespaceFieldsProps {
  clusters: FormClusters;
  value: NamespaceTarget;
  onChange: (value: NamespaceTarget) => void;
  isDisabled?: boolean;
}

/** Which namespace, and in which clusters. */
export function NamespaceFields(props: NamespaceFieldsProps) {
  const { clusters, value, onChange, isDisabled } = props;
  const namespaces = namespacePlaces(clusters.clusters);
  if (!namespaces.length) return <NoNamespaces clusters={clusters} />;
  const chosen = namespaces.find(n => n.name === value.namespace);
  const options = enrolOptions(chosen?.places ?? []);
  const choose = (namespace: string) => {
    const places = namespaces.find(n => n.name === namespace)?.places ?? [];
    const free = enrolOptions(places).filter(o => !o.disabled);
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
    </>
  );
}
