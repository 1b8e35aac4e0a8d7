import { Checkbox, CheckboxGroup } from '@backstage/ui';
import { Status } from '../blocks/status';
import type { ClusterChoice } from './clusterChoice';
import styles from './form.module.css';

export interface ClusterOption extends ClusterChoice {
  name: string;
  label: string;
}

export interface ClusterChoicesProps {
  label: string;
  description?: string;
  options: readonly ClusterOption[];
  value: readonly string[];
  onChange: (clusters: string[]) => void;
  isDisabled?: boolean;
}

/** Clusters to choose from. What cannot be chosen stays visible, with the reason next to it. */
export function ClusterChoices(props: ClusterChoicesProps) {
  const { options, value, onChange, ...group } = props;
  return (
    <CheckboxGroup {...group} value={[...value]} onChange={onChange}>
      {options.map(option => (
        <div key={option.name} className={styles.choice}>
          <Checkbox value={option.name} isDisabled={option.disabled}>
            {option.label}
          </Checkbox>
          {option.note ? (
            <div className={styles.note}>
              <Status tone="neutral" word={option.note} />
            </div>
          ) : null}
        </div>
      ))}
    </CheckboxGroup>
  );
}
