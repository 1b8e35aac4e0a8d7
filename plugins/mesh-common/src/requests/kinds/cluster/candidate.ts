import { PreflightCheck } from '../../../contract/credentials';
import { PlanFinding } from '../../../contract/plans';
import { finding } from '../../../plan/finding';
import { ClusterCandidate } from '../../../plan/world';
import { FiledInput } from '../types';

type CheckId = PreflightCheck['id'];

/** Code of a failed check that has one of its own in the contract. */
const codes: Partial<Record<CheckId, string>> = {
  reachable: 'cluster-unreachable',
  'name-free': 'cluster-exists',
  'uid-unique': 'cluster-exists',
};

/** Without these, nothing can be registered. */
const always: readonly CheckId[] = [
  'reachable',
  'version',
  'rights',
  'name-free',
  'uid-unique',
];
/** Without these, control planes that are told of each other cannot work together. */
const withPeers: readonly CheckId[] = [
  'cluster-id',
  'network',
  'trust-domain',
  'root-fingerprint',
];

/** The pre-flight as findings. Failed checks block where they matter; one that could not be made never counts as passed. */
export function candidateFindings(
  input: FiledInput<'cluster'>,
  candidate: ClusterCandidate | undefined,
): PlanFinding[] {
  if (!candidate) {
    return [
      finding.error(
        'cluster-silent',
        `${input.name} does not answer.`,
        'Wait until it answers again; the plan is then made anew.',
        { cluster: input.name },
      ),
    ];
  }
  return candidate.checks
    .filter(check => check.state !== 'pass')
    .map(check => checkFinding(input, check, candidate));
}

function checkFinding(
  input: FiledInput<'cluster'>,
  check: PreflightCheck,
  candidate: ClusterCandidate,
): PlanFinding {
  const needed = [...always, ...(input.peers.length ? withPeers : [])];
  const blocks = check.state === 'fail' && needed.includes(check.id);
  const make = blocks ? finding.error : finding.warning;
  const refused = check.id === 'reachable' && !candidate.credentialAccepted;
  return make(
    refused ? 'credential-refused' : codes[check.id] ?? `preflight-${check.id}`,
    [check.title, check.evidence].filter(Boolean).join(': '),
    check.fix ?? 'Make the check again.',
    {
      cluster: input.name,
      // Whoever files it can choose another name; all else is about the cluster.
      subject: check.id === 'name-free' ? input.name : null,
    },
  );
}
