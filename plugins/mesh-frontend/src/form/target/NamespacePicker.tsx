import { Select } from '@backstage/ui';
import { NamespacePlaces, namespaceCountWords } from '../namespaces';

export interface NamespacePickerProps {
  namespaces: readonly NamespacePlaces[];
  value: string | undefined;
  onChange: (namespace: string) => void;
  isDisabled?: boolean;
}

/** One of the viewer's own namespaces. A prefilled one that is not among them stays visible. */
export function NamespacePicker(props: NamespacePickerProps) {
  const { namespaces, value, onChange, isDisabled } = props;
  const known = namespaces.map(({ name, places }) => ({
    id: name,
    label: name,
    description: places.map(p => p.cluster.name).join(', '),
  }));
  const foreign =
    value && !known.some(o => o.id === value)
      ? [{ id: value, label: value, description: 'Not confirmed as yours' }]
      : [];
  return (
    <Select
      label="Namespace"
      secondaryLabel="Yours only"
      description={namespaceCountWords(namespaces)}
      options={[...foreign, ...known]}
      value={value ?? null}
      onChange={key => key !== null && onChange(String(key))}
      isDisabled={isDisabled}
      search={namespaces.length > 8 ? true : undefined}
    />
  );
}
