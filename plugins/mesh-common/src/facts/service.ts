import { ConditionFact, ObjectFact, StringMap } from './common';

/** @public */
export interface ServiceFact extends ObjectFact {
  readonly namespace: string;
  readonly type: string;
  readonly clusterIp: string | null;
  /** `spec.selector`; null for a Service without one. */
  readonly selector: StringMap | null;
  readonly ports: readonly {
    readonly name: string | null;
    readonly port: number;
    readonly targetPort: number | string | null;
    readonly appProtocol: string | null;
  }[];
  /** Condition `istio.io/WaypointBound`, if istiod wrote it. */
  readonly waypointBound: ConditionFact | null;
  readonly labelManagers: StringMap;
}
