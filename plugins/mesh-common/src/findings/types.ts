import type { Finding } from '../inspect/report';
import type { InspectedCluster, MeshWorld } from '../world';

/** What a rule says of one object; its code, severity and cluster are added by whoever runs it. @public */
export interface Found {
  readonly subject: Finding['subject'];
  /** What is the case, one or two sentences with the names of the objects. Text of clusters in it is hostile text. */
  readonly message: string;
  /** What to do next: an imperative sentence. */
  readonly nextStep: string;
  /** Where this case is worse or better than the rule says. */
  readonly severity?: Finding['severity'];
  /** The cluster it is about, for rules that look at several. */
  readonly cluster?: string;
}

interface RuleBase {
  /** Kebab case; the name of its file, of its test and of its entry in the docs. */
  readonly code: string;
  readonly severity: Finding['severity'];
  /** Code of `istioctl analyze` that says exactly the same. */
  readonly istio?: `IST${number}`;
}

/** One rule: a pure function of facts. @public */
export type Rule =
  | (RuleBase & {
      /** Looks at one cluster. */
      readonly inCluster: (
        cluster: InspectedCluster,
        world: MeshWorld,
      ) => Iterable<Found>;
    })
  | (RuleBase & {
      /** Looks at all of them together; each result names its cluster. */
      readonly inMesh: (
        world: MeshWorld,
      ) => Iterable<Found & { readonly cluster: string }>;
    });
