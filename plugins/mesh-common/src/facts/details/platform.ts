import { LabelSelector, ObjectFact } from '../common';

/** @public */
export interface CrdFact extends ObjectFact {
  readonly group: string;
  readonly kind: string;
  /** Versions that are served. */
  readonly versions: readonly string[];
  /** Annotation `gateway.networking.k8s.io/bundle-version`, without its `v`; null: none. */
  readonly bundleVersion: string | null;
}

/** @public */
export interface NodeFact extends ObjectFact {
  /** Kubernetes version of its kubelet, without `v`. */
  readonly kubeletVersion: string;
}

/** A HorizontalPodAutoscaler. @public */
export interface AutoscalerFact extends ObjectFact {
  readonly namespace: string;
  readonly target: { readonly kind: string; readonly name: string };
  readonly minReplicas: number;
  readonly maxReplicas: number;
}

/** A PodDisruptionBudget. @public */
export interface DisruptionBudgetFact extends ObjectFact {
  readonly namespace: string;
  readonly selector: LabelSelector | null;
}

/** @public */
export interface EndpointSliceFact extends ObjectFact {
  readonly namespace: string;
  /** Label `kubernetes.io/service-name`. */
  readonly service: string | null;
  readonly ready: number;
  readonly ports: readonly number[];
}

/** ConfigMap `istio-sidecar-injector[-<rev>]`: what the injector puts in. @public */
export interface InjectorConfigFact extends ObjectFact {
  readonly namespace: string;
  readonly revision: string;
  /** Image of the sidecar, e.g. `docker.io/istio/proxyv2:1.31.0`; null: not told. */
  readonly proxyImage: string | null;
  /** Image that `istioctl analyze` expects in every sidecar: `hub/image:tag`, whatever the variant; empty: not readable. */
  readonly expectedImage: string;
  /** `sidecarInjectorWebhook.enableNamespacesByDefault` */
  readonly enablesNamespaces: boolean;
  /** `policy` of the injector. */
  readonly enabledByDefault: boolean;
  readonly neverInject: readonly LabelSelector[];
  readonly alwaysInject: readonly LabelSelector[];
}
