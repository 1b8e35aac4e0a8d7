import type { MtlsMode, MtlsResult } from '../../contract';
import { judge, Verdict } from '../../mtls/policyRows';
import type { PeerAuthenticationFact } from '../../facts';
import type { ReportMtls } from '../report';
import type { InspectedCluster, InspectedPod } from '../../world';

/** Effective inbound mTLS of a pod with the policies behind it. */
export function mtlsRow(
  inspected: InspectedPod,
  cluster: InspectedCluster,
): ReportMtls {
  const { mtls } = inspected;
  return {
    mode: mtls.mode,
    ports: namedPorts(mtls, inspected),
    uncertain: mtls.uncertain,
    alternative: mtls.alternative && {
      mode: mtls.alternative.mode,
      ports: namedPorts(mtls.alternative, inspected),
    },
    reason: mtls.reason,
    ...policiesOf(inspected, cluster),
  };
}

/** Ports that differ, and those that the winning workload policy names though they come out alike. */
function namedPorts(
  result: MtlsResult,
  { mtls }: InspectedPod,
): Record<string, MtlsMode> {
  const ports: Record<string, MtlsMode> = {};
  for (const port of Object.keys(mtls.selection?.workload?.ports ?? {})) {
    ports[port] = result.mode;
  }
  return { ...ports, ...result.ports };
}

type Policies = Pick<ReportMtls, 'policies' | 'ignored'>;

const SILENT: ReadonlySet<Verdict['why']> = new Set<Verdict['why']>([
  'does-not-match',
  'inherits',
]);

const NOBODY: Policies = { policies: [], ignored: [] };

/** Pods of a workload are alike to a policy: worked out once for each set of labels. */
const memo = new WeakMap<InspectedCluster, Map<string, Policies>>();

function policiesOf(
  inspected: InspectedPod,
  cluster: InspectedCluster,
): Policies {
  if (inspected.mtls.mode === 'NOT_APPLICABLE') return NOBODY;
  if (!cluster.policies.all.length) return NOBODY;
  let known = memo.get(cluster);
  if (!known) memo.set(cluster, (known = new Map()));
  const { pod, mode } = inspected;
  const key = [
    ...[pod.namespace, mode.mode, pod.revision],
    JSON.stringify(pod.labels),
  ].join(' ');
  let found = known.get(key);
  if (!found) known.set(key, (found = judgeAll(inspected, cluster)));
  return found;
}

function judgeAll(
  inspected: InspectedPod,
  { policies, ctx }: InspectedCluster,
): Policies {
  const deciding: PeerAuthenticationFact[] = [];
  const ignored: ReportMtls['ignored'] = [];
  for (const policy of policies.all) {
    const verdict = judge(policy, inspected, policies, ctx);
    if (!verdict || SILENT.has(verdict.why)) continue;
    if (verdict.verdict === 'decides') deciding.push(policy);
    else ignored.push({ policy: nameOf(policy), why: verdict.why });
  }
  const { workload, namespace, mesh } = inspected.mtls.selection ?? {};
  const closest = [workload, namespace, mesh];
  return {
    policies: deciding
      .sort((a, b) => closest.indexOf(a) - closest.indexOf(b))
      .map(nameOf),
    ignored,
  };
}

const nameOf = (policy: PeerAuthenticationFact) =>
  `${policy.namespace}/${policy.name}`;
