import type { EntityCluster, MtlsMode } from '../../contract';
import type { CardInput } from '../clusters';
import { count, listWords } from '../counted';
import type { WhyStep } from '../types';
import { policiesOf } from './policies';
import { scopeSteps } from './scopeSteps';

/** The dialog of one answer is read, not searched. */
const MOST_STEPS = 6;

/**
 * The chain from facts to what is accepted, for the cluster that decides the headline, the worst: who enforces, which
 * policies there are from the closest, and what else makes the answer. Two to six steps.
 */
export function mtlsWhy({ all, status }: CardInput): WhyStep[] {
  const cluster = decisive(all);
  if (!cluster) return [];
  const complete =
    cluster.workloads !== undefined &&
    cluster.pods.total > 0 &&
    !cluster.freshness.missing.includes('peerauthentications');
  const scopes = scopeSteps(policiesOf(status, cluster), complete);
  const last = resultStep(cluster);
  return [enforcerStep(cluster), ...scopes.slice(0, MOST_STEPS - 2), last];
}

/** The reasons one asks for first. */
const WORST_FIRST: readonly MtlsMode[] = [
  'NONE',
  'DISABLE',
  'BLOCKED',
  'PERMISSIVE',
  'STRICT',
  'NOT_APPLICABLE',
];

/** The cluster that decides the headline: one that is unclear, else the one that accepts most. */
function decisive(clusters: readonly EntityCluster[]) {
  const rank = ({ mtls }: EntityCluster) =>
    mtls.uncertain ? -1 : WORST_FIRST.indexOf(mtls.mode);
  return [...clusters].sort((a, b) => rank(a) - rank(b))[0];
}

function enforcerStep(cluster: EntityCluster): WhyStep {
  const { pods, mode, freshness } = cluster;
  if (mode === 'unknown') {
    const kinds = freshness.missing.length
      ? listWords(freshness.missing)
      : 'pods';
    return {
      claim: `We cannot say: the portal may not read ${kinds} in ${cluster.cluster}.`,
      rule: 'A policy counts only where a proxy enforces it.',
      mark: 'broken-chain',
    };
  }
  const raw = [
    [pods.ambient, 'ambient.istio.io/redirection = enabled'],
    [pods.sidecar, 'a container istio-proxy'],
  ] as const;
  return {
    claim: whoEnforces(cluster),
    rule: 'A label only asks. A policy counts only where a proxy enforces it.',
    raw: raw
      .filter(([n]) => n > 0)
      .map(([n, fact]) => `${n} of ${count(pods.total, 'pod')}: ${fact}`),
  };
}

function whoEnforces({ pods }: EntityCluster): string {
  const { ambient, sidecar, total } = pods;
  if (total === 0) return 'No pod runs.';
  if (ambient === total) {
    return `All ${count(total, 'pod')} are captured, so ambient rules count.`;
  }
  if (sidecar === total) {
    return `All ${count(total, 'pod')} have a sidecar, so sidecar rules count.`;
  }
  if (ambient + sidecar === 0) return 'No proxy handles these pods.';
  return `A proxy handles ${ambient + sidecar} of ${count(total, 'pod')}.`;
}

/** What is made of it in the end, with the rule that surprises. */
function resultStep({ mtls, cluster }: EntityCluster): WhyStep {
  const ports = Object.entries(mtls.ports).map(([port, m]) => `${port}: ${m}`);
  const claim = `So ${cluster} is ${mtls.mode}${
    ports.length ? ` (${ports.join(', ')})` : ''
  }.`;
  switch (mtls.reason) {
    case 'unknown':
      return { claim: 'So the answer is unknown.', mark: 'broken-chain' };
    case 'uncertain-conversion':
      return {
        claim: `So ztunnel enforces ${mtls.mode} or ${
          mtls.alternative?.mode ?? 'something else'
        }. Only ztunnel itself knows.`,
        rule: 'istiod turns port exceptions into rules when their own policy is written, not when a wider one changes. Any write to that policy settles it.',
        mark: 'broken-chain',
      };
    case 'tied-policies':
      return {
        claim: `So ztunnel enforces ${mtls.mode} or ${
          mtls.alternative?.mode ?? 'something else'
        }. Only ztunnel itself knows.`,
        rule: 'Of policies for the same pods the oldest counts. Two were created in the same second, and in ambient nothing settles that. Delete one of them.',
        mark: 'broken-chain',
      };
    case 'no-proxy':
      return { claim: 'So nothing is enforced. Plain text is all there is.' };
    case 'partly-captured':
      return {
        claim,
        rule: 'The weakest pod counts: a caller does not choose.',
      };
    case 'bypass-inbound':
      return {
        claim,
        rule: 'With ambient.istio.io/bypass-inbound-capture plain text goes past ztunnel, whatever the policy says.',
      };
    case 'ports-excluded':
      return {
        claim,
        rule: 'traffic.sidecar.istio.io/excludeInboundPorts takes ports out of the sidecar.',
      };
    case 'disable-in-ambient':
      return {
        claim,
        rule: 'ztunnel always accepts encryption. DISABLE can only lift a STRICT.',
      };
    default:
      return {
        claim,
        rule:
          mtls.mode === 'PERMISSIVE'
            ? 'Callers in the mesh are always encrypted. Callers outside may still use plain text.'
            : 'AuthorizationPolicies may still refuse a call that passes here.',
      };
  }
}
