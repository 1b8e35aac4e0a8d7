import { ObjectFact, StringMap } from './common';

/** @public */
export interface NamespaceFact extends ObjectFact {
  /** Only those the suite reads: the owner annotation, `topology.istio.io/*` and `istio.io/use-waypoint-canary-weight`. */
  readonly annotations: StringMap;
  readonly terminating: boolean;
  /** Field manager that last wrote each `istio.io/*`, `istio-injection` label: label key to manager name. */
  readonly labelManagers: StringMap;
  /** Newest write known of one of these labels (`managedFields`), epoch milliseconds; absent: unknown. */
  readonly labelsWrittenAt?: number;
}
