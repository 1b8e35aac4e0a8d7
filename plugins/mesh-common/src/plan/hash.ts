import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import canonicalize from 'canonicalize';
import { Plan, PlanFinding, PlanTarget } from '../contract/plans';

/** What somebody approves. All else in a plan is evidence beside the hash. */
export type HashedPlan = Pick<
  Plan,
  'kind' | 'policyVersion' | 'targets' | 'findings' | 'risk'
>;

/**
 * SHA-256, lower-case hex, over the RFC 8785 form of: kind, identity of the targets, mutations, what they rest on, codes of the
 * findings that were made without looking at pods, risk level, policy version. Never pods, counts, versions, times, words.
 * @public
 */
export function planHash(plan: HashedPlan): string {
  return digest({
    format: 1,
    kind: plan.kind,
    policyVersion: plan.policyVersion,
    risk: plan.risk.level,
    targets: plan.targets.map(hashedTarget),
    findings: hashedFindings(plan.findings),
  });
}

/**
 * Whether a target is still the one that was approved: identity and mutations. Not what it rests on: a target that was written
 * before it may have changed that.
 * @public
 */
export function isSameTarget(a: PlanTarget, b: PlanTarget): boolean {
  const identity = ({ basis: _rests, ...target }: PlanTarget) =>
    digest(hashedTarget({ ...target, basis: {} }));
  return identity(a) === identity(b);
}

function digest(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error('a plan is always JSON');
  return bytesToHex(sha256(utf8ToBytes(text)));
}

function hashedTarget(target: PlanTarget) {
  return {
    cluster: target.cluster,
    clusterUid: target.clusterUid,
    object: target.object,
    mutations: target.mutations.map(({ path, before, after }) => ({
      path,
      before,
      after,
    })),
    basis: target.basis ?? {},
  };
}

/** Order of findings is for readers; it is not approved. */
function hashedFindings(findings: readonly PlanFinding[]) {
  const codes = findings
    .filter(f => f.hashed)
    .map(f => [f.code, f.severity, f.cluster, f.subject] as const);
  const key = (code: unknown) => canonicalize(code) ?? '';
  return codes.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
