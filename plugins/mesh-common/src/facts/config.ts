import { LabelSelector, ObjectFact } from './common';

/** One pair of `AMBIENT_ENABLEMENT_SELECTOR` of istio-cni. @public */
export interface EnablementSelector {
  readonly podSelector: LabelSelector;
  readonly namespaceSelector: LabelSelector;
}

/** ConfigMap `istio` or `istio-<rev>`, key `mesh`. Only what the model reads. @public */
export interface MeshConfigFact extends ObjectFact {
  readonly kind: 'mesh';
  readonly revision: string;
  /** null: not set, the namespace of istiod is the root namespace. */
  readonly rootNamespace: string | null;
  readonly trustDomain: string;
  readonly trustDomainAliases: readonly string[];
  /** `serviceScopeConfigs`: a Service that matches one with scope GLOBAL is global. */
  readonly serviceScopes: readonly ServiceScopeRule[];
  /** `serviceEntryVisibility`, since 1.31; absent: every ServiceEntry is public. */
  readonly serviceEntryVisibility?: ServiceEntryVisibility;
  /** `discoverySelectors`; empty: every namespace. */
  readonly discoverySelectors: readonly LabelSelector[];
  /** `defaultConfig.proxyMetadata.ISTIO_META_ENABLE_HBONE`: sidecars open port 15008 too. */
  readonly hboneInSidecars: boolean;
  /** `defaultConfig.image.imageType`; absent: not set. */
  readonly imageType?: string;
  /** `defaultConfig.proxyMetadata`: DNS is captured and addresses are allocated; absent: not so. */
  readonly allocatesAddresses?: true;
  /** `defaultProviders.accessLogging` names one; absent: not so. */
  readonly logsByDefault?: true;
  /** Names of `extensionProviders` of type Lightstep; absent: none. */
  readonly lightstepProviders?: readonly string[];
}

/** One entry of `serviceScopeConfigs`. An absent selector is an empty one: it matches everything. @public */
export interface ServiceScopeRule {
  readonly namespaces: LabelSelector;
  readonly services: LabelSelector;
  readonly global: boolean;
}

/** Who sees a ServiceEntry. @public */
export type Visibility = 'public' | 'namespace' | 'none';

/** `serviceEntryVisibility`: the first policy of which every selector matches the namespace decides. @public */
export interface ServiceEntryVisibility {
  readonly defaultVisibility: Visibility;
  readonly policies: readonly {
    readonly visibility: Visibility;
    /** Selectors of namespaces; null: one that istiod does not know, which matches nothing. */
    readonly namespaces: readonly (LabelSelector | null)[];
  }[];
}

/** ConfigMap `istio-cni-config`. @public */
export interface CniConfigFact extends ObjectFact {
  readonly kind: 'cni';
  readonly ambientEnabled: boolean;
  /** null: not configured, the defaults of Istio hold. */
  readonly selectors: readonly EnablementSelector[] | null;
  readonly excludeNamespaces: readonly string[];
}

/** ConfigMap `istio-ca-root-cert` of the root namespace: SHA-256 of each certificate (DER), lower-case hex. @public */
export interface RootCertFact extends ObjectFact {
  readonly kind: 'root-cert';
  /** PEM certificates as they stand; fingerprints are made at the edge (Web Crypto is not pure). */
  readonly fingerprints: readonly string[];
}

/** @public */
export type ConfigFact = MeshConfigFact | CniConfigFact | RootCertFact;
