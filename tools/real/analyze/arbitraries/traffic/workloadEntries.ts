import fc from 'fast-check';
import { word, appLabels, object } from '../vocabulary';

const NETWORKING = 'networking.istio.io/v1';

export const workloadEntries = object(
  NETWORKING,
  'WorkloadEntry',
  fc.record({
    spec: fc.record(
      { address: word('10.0.0.6'), network: word('n1'), labels: appLabels },
      { requiredKeys: [] },
    ),
  }),
);
