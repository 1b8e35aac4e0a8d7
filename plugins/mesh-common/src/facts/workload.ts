import { LabelSelector, ObjectFact, StringMap } from './common';

/** A Deployment. @public */
export interface DeploymentFact extends ObjectFact {
  readonly namespace: string;
  readonly selector: LabelSelector;
  readonly podLabels: StringMap;
  readonly replicas: number;
  readonly available: number;
  /** Plain values of the environment of the container `discovery`; empty for anything but istiod. */
  readonly istiodEnv: StringMap;
  /** Image tag of the first container. */
  readonly imageTag: string | null;
  /** Image of the first container; only of istiod. */
  readonly istiodImage?: string;
  /** Image of a container `istio-proxy` that the template itself declares; absent: it declares none. */
  readonly proxyImage?: string;
  /** Annotation `sidecar.istio.io/inject` of the template. */
  readonly injectAnnotation?: string;
  /** An application container of the template runs as user 1337, which is that of the proxy; absent: not so. */
  readonly runsAsProxy?: true;
  /** A container has an environment variable `BLOCKED_CIDRS_IN_JWKS_URIS`; absent: not so. */
  readonly restrictsJwksFetches?: true;
}

/** A DaemonSet. @public */
export interface DaemonSetFact extends ObjectFact {
  readonly namespace: string;
  /** Image tag of the first container. */
  readonly imageTag: string | null;
  readonly desired: number;
  readonly ready: number;
  readonly podLabels: StringMap;
}
