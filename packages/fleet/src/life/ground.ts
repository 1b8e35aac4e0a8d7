import type { Target } from '../contract';

/** Where a life is lived. Both clusters run, each with an istiod; istiod's part is what the lives are about. */
export interface Ground {
  /** The cluster that is written to and observed. */
  cluster: Target;
  /** `/metrics` and `/debug/clusterz` of its istiod: `http://127.0.0.1:<port>`. */
  istiodUrl: string;
  /** Another cluster, for the remote Secrets. */
  peer: Target;
}
