import { Radio, RadioGroup, Select } from '@backstage/ui';
import type { WaypointInput } from '@mesh-onboarding/backstage-plugin-mesh-common';

type Use = WaypointInput['use'];

export interface UsePickerProps {
  namespace: string;
  /** Services of the namespace in the chosen clusters. */
  services: readonly string[];
  value: Use | undefined;
  onChange: (use: Use) => void;
  isDisabled?: boolean;
}

/** What goes through the waypoint, asked as a need. */
export function UsePicker(props: UsePickerProps) {
  const { namespace, services, value, onChange, isDisabled } = props;
  const choose = (kind: string) => {
    if (kind === 'service') onChange({ kind, service: services[0] ?? '' });
    else onChange({ kind: kind === 'namespace' ? 'namespace' : 'none' });
  };
  return (
    <>
      <RadioGroup
        label="What should use it?"
        description="HTTP rules, retries and routing apply to it."
        value={value?.kind ?? null}
        onChange={choose}
        isDisabled={isDisabled}
      >
        <Radio value="namespace">{`All services of ${namespace}`}</Radio>
        <Radio value="service" isDisabled={!services.length}>
          One service
        </Radio>
        <Radio value="none">Nothing yet: only make it ready</Radio>
      </RadioGroup>
      {value?.kind === 'service' ? (
        <Select
          label="Service"
          options={services.map(id => ({ id, label: id }))}
          value={value.service || null}
          onChange={key =>
            onChange({ kind: 'service', service: String(key ?? '') })
          }
          isDisabled={isDisabled}
        />
      ) : null}
    </>
  );
}
