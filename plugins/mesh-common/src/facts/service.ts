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
    /** `TCP`, `UDP`, `SCTP`; absent: not told (an API server always tells). */
    readonly protocol?: string;
    readonly nodePort?: number;
  }[];
  /** Annotation `networking.istio.io/exportTo`; absent: every namespace. */
  readonly exportTo?: string;
  /** Annotation `istio.io/use-waypoint-canary-weight` as it stands; absent: none. */
  readonly canaryWeight?: string;
  /** Condition `istio.io/WaypointBound`, if istiod wrote it. */
  readonly waypointBound: ConditionFact | null;
  readonly labelManagers: StringMap;
}
