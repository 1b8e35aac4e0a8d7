import { ConditionFact, ObjectFact, StringMap } from '../common';

/** @public */
export interface DestinationRuleFact extends ObjectFact {
  readonly namespace: string;
  readonly host: string;
  /** `trafficPolicy.tls.mode`; null: not set. */
  readonly tlsMode: string | null;
  /** TLS modes of single ports, by service port number. */
  readonly portTlsModes: StringMap;
  /** `workloadSelector.matchLabels`: it holds for these clients only. */
  readonly clients: StringMap | null;
  /** Names of subsets. */
  readonly subsets: readonly string[];
  /** Labels of each subset. */
  readonly subsetLabels: Readonly<Record<string, StringMap>>;
  readonly exportTo: readonly string[];
  /** Where a server is called with TLS and nothing says which authority it must be signed by. */
  readonly unverified: {
    readonly everyPort: boolean;
    /** Numbers of single ports; 0: the setting names none. */
    readonly ports: readonly number[];
  };
}

/** `networking.istio.io` Gateway, of the classic API. @public */
export interface ClassicGatewayFact extends ObjectFact {
  readonly namespace: string;
  readonly selector: StringMap;
  readonly servers: readonly {
    /** 0: none is given. */
    readonly port: number;
    readonly protocol: string;
    readonly hosts: readonly string[];
    readonly bind: string;
    readonly tlsMode: string | null;
    /** Names of the secret and of the files that the certificate comes from; null: no TLS. */
    readonly certificate: {
      readonly credential: string;
      readonly file: string;
      readonly keyFile: string;
    } | null;
  }[];
}

/** `networking.istio.io` Sidecar. @public */
export interface SidecarResourceFact extends ObjectFact {
  readonly namespace: string;
  readonly selector: StringMap | null;
  /** `outboundTrafficPolicy.egressProxy` */
  readonly egressProxy: boolean;
  /** `egress[].hosts` */
  readonly egressHosts: readonly (readonly string[])[];
}

/** A route of the Gateway API. @public */
export interface RouteFact extends ObjectFact {
  readonly namespace: string;
  readonly kind: 'HTTPRoute' | 'GRPCRoute' | 'TCPRoute' | 'TLSRoute';
  readonly parents: readonly {
    readonly group: string;
    readonly kind: string;
    readonly name: string;
    readonly namespace: string;
  }[];
  /** `status.parents[].conditions`, of all parents. */
  readonly conditions: readonly ConditionFact[];
}

/** @public */
export interface ServiceEntryFact extends ObjectFact {
  readonly namespace: string;
  readonly hosts: readonly string[];
  readonly addresses: readonly string[];
  readonly ports: readonly {
    readonly number: number;
    readonly name: string;
    readonly protocol: string;
  }[];
  readonly location: 'MESH_EXTERNAL' | 'MESH_INTERNAL';
  readonly resolution: string;
  readonly workloadSelector: StringMap | null;
  readonly exportTo: readonly string[];
  /** Annotation `istio.io/use-waypoint-canary-weight` as it stands; absent: none. */
  readonly canaryWeight?: string;
  readonly conditions: readonly ConditionFact[];
  /** `status.addresses` holds one: istiod has allocated it. */
  readonly allocated: boolean;
}

/** A workload that is no pod: a virtual machine. @public */
export interface WorkloadEntryFact extends ObjectFact {
  readonly namespace: string;
  readonly address: string;
  /** `spec.labels` and those of the object: what policies and selectors match, and where a waypoint is asked for. */
  readonly workloadLabels: StringMap;
  readonly network: string | null;
  readonly serviceAccount: string | null;
  /** It says that it is reached over HBONE (label `networking.istio.io/tunnel=http`, or the redirection annotation). */
  readonly hbone: boolean;
  readonly ports: Readonly<Record<string, number>>;
  readonly conditions: readonly ConditionFact[];
}

/** @public */
export interface WorkloadGroupFact extends ObjectFact {
  readonly namespace: string;
  readonly workloadLabels: StringMap;
  readonly network: string | null;
  readonly serviceAccount: string | null;
}
