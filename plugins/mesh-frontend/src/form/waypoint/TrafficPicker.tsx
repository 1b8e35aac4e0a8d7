import { Select } from '@backstage/ui';
import type { WaypointInput } from '@mesh-onboarding/backstage-plugin-mesh-common';

type TrafficType = NonNullable<WaypointInput['trafficType']>;

const DEFAULT = 'default';

const options = [
  {
    id: DEFAULT,
    label: 'Calls to services',
    description: 'What Istio does when nothing is said.',
  },
  {
    id: 'service',
    label: 'Calls to services, said aloud',
    description: 'istio.io/waypoint-for: service',
  },
  {
    id: 'workload',
    label: 'Calls to pods by address',
    description: 'istio.io/waypoint-for: workload',
  },
  { id: 'all', label: 'Both', description: 'istio.io/waypoint-for: all' },
];

/** Which calls the waypoint takes. */
export function TrafficPicker(props: {
  value: TrafficType | undefined;
  onChange: (value: TrafficType | undefined) => void;
  isDisabled?: boolean;
}) {
  const { value, onChange, isDisabled } = props;
  return (
    <Select
      label="Which calls?"
      options={options}
      value={value ?? DEFAULT}
      onChange={key =>
        onChange(key === DEFAULT ? undefined : (key as TrafficType))
      }
      isDisabled={isDisabled}
    />
  );
}
