import { PreflightCheck } from '../contract/credentials';
import { RequestKind } from '../contract/plans';
import { DataPlaneMode } from '../contract/status';
import { ClusterView } from '../facts';
import { ClusterContext } from '../mode';

/** A cluster as plans see it. @public */
export interface PlanCluster {
  readonly view: ClusterView;
  readonly context: ClusterContext;
  /** The portal holds a credential that may write here. */
  readonly writable: boolean;
  /** Confirmed owner of a namespace, full entity ref; null: nobody says. */
  readonly ownerOf: (namespace: string) => string | null;
}

/** A cluster that is not watched yet, as a pre-flight found it. No credential in it. @public */
export interface ClusterCandidate {
  readonly name: string;
  /** Of its API server. */
  readonly host: string;
  /** Its API server took the credential. */
  readonly credentialAccepted: boolean;
  readonly uid: string | null;
  /** `CLUSTER_ID` of its istiod. */
  readonly clusterId: string | null;
  readonly network: string | null;
  readonly trustDomain: string | null;
  /** SHA-256 of the roots that its workloads trust. */
  readonly rootFingerprints: readonly string[] | null;
  readonly mode: DataPlaneMode;
  /** Namespace of its istiod. */
  readonly systemNamespace: string;
  readonly checks: readonly PreflightCheck[];
}

/** Everything a plan is made from. Plans ask no clock and no cluster. @public */
export interface PlanWorld {
  readonly clusters: readonly PlanCluster[];
  /** Kinds of requests that this portal carries out (`mesh.actions.enabled`). */
  readonly enabled: readonly RequestKind[];
  /** Names the rules of approval: other rules, other plan. */
  readonly policyVersion: string;
  /** Under which name this suite writes. */
  readonly fieldManager: string;
  /** For requests that register a cluster. */
  readonly candidate?: ClusterCandidate;
}

/** @public */
export function findCluster(
  world: PlanWorld,
  name: string,
): PlanCluster | undefined {
  return world.clusters.find(c => c.view.name === name);
}
