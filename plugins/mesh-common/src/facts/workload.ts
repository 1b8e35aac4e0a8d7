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
