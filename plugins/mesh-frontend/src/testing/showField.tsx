import { useState } from 'react';
import { screen } from '@testing-library/react';
import type { FieldExtensionComponentProps } from '@backstage/plugin-scaffolder-react';
import type { Plan } from '@mesh-onboarding/backstage-plugin-mesh-common';
import type { MeshApi } from '../api';
import { clusterSummaries } from './clusters';
import { fakeMeshApi } from './fakeMeshApi';
import { renderMesh } from './renderMesh';

/** Shows a field as the scaffolder does; gives what its data is at any time. */
export async function showField<T>(
  Field: (props: FieldExtensionComponentProps<T>) => JSX.Element | null,
  initial: NoInfer<T>,
  operations: Partial<MeshApi>,
) {
  const data = {
    current: initial as T,
    /** What the scaffolder does when the validation of the field refuses. */
    refuse: (_: string) => {},
  };
  function Form() {
    const [formData, setFormData] = useState<T | undefined>(initial);
    const [errors, setErrors] = useState<string[]>([]);
    data.refuse = error => setErrors([error]);
    const props = {
      formData,
      onChange: (value: T | undefined) => {
        data.current = value as T;
        setFormData(value);
      },
      rawErrors: errors,
      disabled: false,
    } as unknown as FieldExtensionComponentProps<T>;
    return <Field {...props} />;
  }
  await renderMesh(<Form />, {
    api: fakeMeshApi({
      listClusters: async () => ({ clusters: clusterSummaries }),
      ...operations,
    }),
  });
  return data;
}

/** A backend that plans the same for every input. */
export const planning = (plan: Plan) => ({ plan: jest.fn(async () => plan) });

/** Headline and tone of the preview. */
export async function preview() {
  const heading = (await screen.findAllByRole('heading', { level: 2 }))[0];
  const card = heading.closest('[data-tone]');
  return [card?.getAttribute('data-tone'), heading.textContent];
}
