import { EntityCluster, EntityStatus, PolicyRow } from '../contract/status';
import { WhyStep } from './types';

const whyWords: Record<PolicyRow['why'], string> = {
  wins: 'it decides',
  'more-specific-wins': 'a more specific policy decides',
  'older-wins': 'in one scope only the oldest policy counts',
  'selector-in-root-namespace':
    'a policy with a selector in the root namespace is ignored',
  'other-revision': 'it names another revision of istiod',
  'empty-selector-ignored-in-ambient':
    'ambient ignores an empty selector in the root namespace',
  'no-proxy-enforces-it': 'no proxy enforces it',
  'does-not-match': 'its selector matches none of these pods',
  inherits: 'it says nothing of its own',
};

/** The sentence that says why a policy counts or not. @public */
export function policyWhyWords(why: PolicyRow['why']): string {
  return whyWords[why];
}

/** The chain from policies to what proxies accept, for the cluster that comes first: the worst. */
export function mtlsWhy(status: EntityStatus, headline: string): WhyStep[] {
  const [cluster] = status.clusters;
  if (!cluster) return [];
  const policies = (status.policies ?? []).filter(
    p => p.cluster === cluster.cluster,
  );
  return [
    ...policies.slice(0, 4).map(policyStep),
    proxyStep(cluster, policies.length > 0),
    {
      claim: headline,
      rule: 'Policies decide only where a proxy enforces them.',
    },
  ];
}

function policyStep(row: PolicyRow): WhyStep {
  const mode = row.mode ?? 'no mode';
  const claim = `${row.policy} says ${mode} and ${
    row.verdict === 'decides' ? 'decides' : `is ${row.verdict}`
  }.`;
  return {
    claim,
    rule: `${row.scope} policy: ${whyWords[row.why]}.`,
    ...(row.verdict === 'decides' ? {} : { mark: row.verdict }),
  };
}

function proxyStep(cluster: EntityCluster, hasPolicies: boolean): WhyStep {
  const { mtls } = cluster;
  if (cluster.mode === 'unknown') {
    return {
      claim: `We cannot say: the portal may not read ${
        cluster.freshness.missing.join(', ') || 'pods'
      } in ${cluster.cluster}.`,
      mark: 'broken-chain',
    };
  }
  if (mtls.uncertain && mtls.alternative) {
    return {
      claim: `${cluster.cluster}: ztunnel enforces ${mtls.mode} or ${mtls.alternative.mode}.`,
      rule: 'istiod converts port exceptions when their own policy is written, and not again when a parent changes.',
    };
  }
  return {
    claim: `${cluster.cluster}: the proxies of these pods do ${mtls.mode}.`,
    rule: hasPolicies
      ? 'Port beats workload, workload beats namespace, namespace beats mesh.'
      : 'No PeerAuthentication applies: both plain text and mTLS are accepted (PERMISSIVE) where a proxy handles the pod.',
  };
}
