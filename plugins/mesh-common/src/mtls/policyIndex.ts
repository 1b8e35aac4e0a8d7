import { PeerAuthenticationFact } from '../facts';
import { ClusterContext } from '../mode';

type Policies = readonly PeerAuthenticationFact[];

/** Policies of one namespace, oldest first. */
export interface NamespacePolicies {
  /** Without a selector, or with an empty one. */
  readonly wide: Policies;
  /** With labels to match. */
  readonly selecting: Policies;
}

/** The policies that one revision of istiod reads. */
export interface RevisionPolicies {
  readonly of: (namespace: string) => NamespacePolicies;
}

/**
 * PeerAuthentications sorted once for many pods. Each istiod reads only those of its own cluster (Istio
 * `pilot/pkg/serviceregistry/ambient/multicluster.go`), so an index is always one of one cluster.
 * @public
 */
export interface PolicyIndex {
  readonly rootNamespace: string;
  /** Every policy, oldest first. */
  readonly all: Policies;
  readonly forRevision: (revision: string) => RevisionPolicies;
  /** Answers already worked out, by the policies that decide them. */
  readonly memo: Map<string, unknown>;
}

/** @public */
export function policyIndex(
  policies: Iterable<PeerAuthenticationFact>,
  ctx: ClusterContext,
): PolicyIndex {
  const all = [...policies].sort(oldestFirst);
  const revisions = new Map<string, RevisionPolicies>();
  return {
    rootNamespace: ctx.rootNamespace,
    all,
    memo: new Map(),
    forRevision(revision) {
      let found = revisions.get(revision);
      if (!found) {
        found = byNamespace(all.filter(p => isOfRevision(p, revision)));
        revisions.set(revision, found);
      }
      return found;
    },
  };
}

/**
 * In one scope only the oldest counts; the name, then the namespace, break a tie (Istio `pilot/pkg/model/config.go`,
 * sortConfigByCreationTime).
 */
function oldestFirst(a: PeerAuthenticationFact, b: PeerAuthenticationFact) {
  return (
    a.createdAt - b.createdAt ||
    compare(a.name, b.name) ||
    compare(a.namespace, b.namespace)
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/**
 * Literally equal or absent: tags are not resolved, and an empty label is one (Istio `pkg/config/model.go`,
 * LabelsInRevision). An istiod without a revision reads everything.
 */
export function isOfRevision(
  policy: PeerAuthenticationFact,
  revision: string,
): boolean {
  const label = policy.labels['istio.io/rev'];
  return label === undefined || revision === '' || label === revision;
}

/** With labels to match: `selector: {}` and empty matchLabels select nothing in particular. */
export function isSelecting(policy: PeerAuthenticationFact): boolean {
  return Object.keys(policy.selector ?? {}).length > 0;
}

const NONE: NamespacePolicies = { wide: [], selecting: [] };

function byNamespace(policies: Policies): RevisionPolicies {
  const map = new Map<
    string,
    { wide: PeerAuthenticationFact[]; selecting: PeerAuthenticationFact[] }
  >();
  for (const policy of policies) {
    let entry = map.get(policy.namespace);
    if (!entry) {
      entry = { wide: [], selecting: [] };
      map.set(policy.namespace, entry);
    }
    (isSelecting(policy) ? entry.selecting : entry.wide).push(policy);
  }
  return { of: namespace => map.get(namespace) ?? NONE };
}
