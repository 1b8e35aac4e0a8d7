import type {
  Finding,
  InspectedCluster,
  InspectedPod,
  PolicyRow,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

/** One step of the explanation of a pod. */
export interface Section {
  readonly title: string;
  /** Text of clusters; whoever prints it cleans it. */
  readonly lines: readonly string[];
}

/** What an explanation is made of. */
export interface Subject {
  readonly inspected: InspectedPod;
  readonly cluster: InspectedCluster;
  /** Every policy that could be meant for the pod, with what became of it. */
  readonly policies: readonly PolicyRow[];
  /** Of the whole mesh. */
  readonly findings: readonly Finding[];
}
