import { ConditionFact, LabelSelector, ObjectFact, StringMap } from '../common';

/** What a policy is attached to by name. @public */
export interface TargetRefFact {
  readonly group: string;
  readonly kind: string;
  readonly name: string;
  /** null: the namespace of the policy. */
  readonly namespace: string | null;
}

/** A policy object that chooses workloads by labels, or is attached by name. @public */
export interface AttachedPolicyFact extends ObjectFact {
  readonly namespace: string;
  /** null: no `selector`; `{}`: an empty one. */
  readonly selector: StringMap | null;
  readonly targetRefs: readonly TargetRefFact[];
  readonly conditions: readonly ConditionFact[];
}

/** Where a request may come from (AuthorizationPolicy `rules[].from[].source`); names as in Istio. @public */
export interface AuthorizationSourceFact {
  readonly principals: readonly string[];
  readonly notPrincipals: readonly string[];
  readonly namespaces: readonly string[];
  readonly notNamespaces: readonly string[];
  readonly ipBlocks: readonly string[];
  /** It names a field that Istio's validation counts as one for TCP, e.g. `remoteIpBlocks`. */
  readonly tcp: boolean;
  /** Fields that only a proxy of layer 7 can judge, e.g. `requestPrincipals`. */
  readonly http: readonly string[];
}

/** What a request may do (`rules[].to[].operation`). @public */
export interface AuthorizationOperationFact {
  readonly ports: readonly string[];
  readonly notPorts: readonly string[];
  /** Fields that only a proxy of layer 7 can judge, e.g. `methods`. */
  readonly http: readonly string[];
}

/** @public */
export interface AuthorizationRuleFact {
  readonly from: readonly AuthorizationSourceFact[];
  readonly to: readonly AuthorizationOperationFact[];
  /** `when[].key` */
  readonly when: readonly string[];
}

/** @public */
export interface AuthorizationPolicyFact extends AttachedPolicyFact {
  readonly action: 'ALLOW' | 'DENY' | 'AUDIT' | 'CUSTOM';
  readonly rules: readonly AuthorizationRuleFact[];
}

/** EnvoyFilter. @public */
export interface EnvoyFilterFact extends AttachedPolicyFact {
  readonly priority: number;
  readonly patches: readonly {
    /** As in Istio, e.g. `HTTP_FILTER`. */
    readonly applyTo: string;
    /** As in Istio, e.g. `INSERT_BEFORE`. */
    readonly operation: string;
    /** What tells the patched filter from others; empty: nothing does. */
    readonly filter: string;
    /** It is for one version of the proxy. */
    readonly forVersion: boolean;
  }[];
}

/** Telemetry. @public */
export interface TelemetryFact extends AttachedPolicyFact {
  readonly accessLogging: readonly {
    readonly disabled: boolean;
    readonly providers: readonly string[];
  }[];
  readonly tracing: readonly { readonly providers: readonly string[] }[];
}

/** `networking.istio.io` ProxyConfig. @public */
export interface ProxyConfigFact extends ObjectFact {
  readonly namespace: string;
  readonly selector: StringMap | null;
  /** `image.imageType` */
  readonly imageType: string | null;
}

/** `networking.k8s.io` NetworkPolicy. @public */
export interface NetworkPolicyFact extends ObjectFact {
  readonly namespace: string;
  readonly podSelector: LabelSelector;
  /** It says something about incoming traffic. */
  readonly ingress: boolean;
  /** It says something about outgoing traffic. */
  readonly egress: boolean;
  readonly ingressRules: readonly NetworkRuleFact[];
  readonly egressRules: readonly NetworkRuleFact[];
}

/** @public */
export interface NetworkRuleFact {
  /** Empty: every port. */
  readonly ports: readonly {
    /** null: every port of the protocol; a string is the name of a container port. */
    readonly port: number | string | null;
    readonly endPort: number | null;
    readonly protocol: string;
  }[];
  /** Empty: every peer. */
  readonly peers: readonly {
    /** CIDR of an `ipBlock`; null: chosen by selectors. */
    readonly cidr: string | null;
    readonly except: readonly string[];
  }[];
}
