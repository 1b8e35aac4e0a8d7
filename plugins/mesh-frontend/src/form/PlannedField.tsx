import type { ReactNode } from 'react';
import type { RequestInputDraft } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { usePlan } from '../data';
import { FormLayout } from './FormLayout';
import { PlanPreviewPanel } from './preview';

export interface PlannedFieldProps {
  fields: ReactNode;
  /** What would be filed; null while something is missing. */
  input: RequestInputDraft | null;
  /** What to choose first, while something is missing. */
  incomplete: string;
  /** Why the scaffolder does not go on; it shows them itself. */
  errors: readonly string[];
  /** Stands above the plan. */
  children?: ReactNode;
}

/** A form with the live plan of what it would file. */
export function PlannedField(props: PlannedFieldProps) {
  const { input, incomplete, errors } = props;
  const preview = usePlan(input, errors.join());
  return (
    <FormLayout
      fields={props.fields}
      preview={
        <>
          {props.children}
          <PlanPreviewPanel
            preview={preview}
            incomplete={input ? null : incomplete}
          />
        </>
      }
    />
  );
}
