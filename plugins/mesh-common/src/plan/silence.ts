import { PlanFinding } from '../contract/plans';
import { FactKind, FeedStateName } from '../facts';
import { PlanCluster } from './world';
import { finding } from './finding';

const refused: readonly FeedStateName[] = ['unauthorized', 'forbidden'];
const known: readonly FeedStateName[] = ['live', 'absent'];

/**
 * Whether a cluster answers well enough to plan on: what is decided there must be fresh. Codes: `cluster-silent`,
 * `cluster-unreadable`.
 */
export function silence(
  cluster: PlanCluster,
  kinds: readonly FactKind[],
): PlanFinding | null {
  const { name, feeds } = cluster.view;
  const denied = kinds.find(kind => refused.includes(feeds[kind].state));
  if (denied) {
    return finding.error(
      'cluster-unreadable',
      `The portal may not read ${denied} in ${name}.`,
      'Grant the portal the rights of the reader role, or renew its credential.',
      { cluster: name, subject: denied },
    );
  }
  const silent = kinds.some(kind => !known.includes(feeds[kind].state));
  return silent || !cluster.view.uid
    ? finding.error(
        'cluster-silent',
        `${name} does not answer.`,
        'Wait until it answers again; the plan is then made anew.',
        { cluster: name },
      )
    : null;
}
