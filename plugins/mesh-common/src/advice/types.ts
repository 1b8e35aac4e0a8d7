import { NamespaceFact, ServiceFact } from '../facts';
import type { Advice } from '../inspect/report';
import type { InspectedCluster, InspectedPod, MeshWorld } from '../world';

/** @public */
export type Recommendation = Advice['recommendation'];

/** What advice is given about, with the facts that rules look at. */
export interface Place {
  readonly kind: Advice['subject']['kind'];
  readonly world: MeshWorld;
  readonly cluster: InspectedCluster;
  /** Absent for a cluster. */
  readonly namespace?: NamespaceFact;
  /** Only for a service. */
  readonly service?: ServiceFact;
  /** Pods of applications: of the cluster, of the namespace, or behind the service. */
  readonly pods: readonly InspectedPod[];
}

/** One fact of this very mesh that speaks for or against, or that is not known. */
export interface Aspect {
  readonly side: 'for' | 'against' | 'missing';
  /** One sentence. Names of clusters in it are hostile text. */
  readonly text: string;
  /** Where the fact alone leads; the strongest of all facts decides. Absent: it is told and decides nothing. */
  readonly leadsTo?: Recommendation;
  /** What to do, if this fact decides. */
  readonly nextStep?: string;
}

/** One rule: a pure function of facts. @public */
export interface AdviceRule {
  /** Kebab case; the name of its file and test. */
  readonly code: string;
  /** Where Istio says so. */
  readonly source: string;
  readonly look: (place: Place) => readonly Aspect[];
}
