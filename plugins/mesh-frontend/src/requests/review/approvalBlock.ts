import {
  MeshRequest,
  planVerdict,
  shortHash,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

/** Why *Approve* is disabled, as a visible sentence; null when it is not. */
export function approvalBlock(
  request: MeshRequest,
  differenceUnread: boolean,
): string | null {
  const { plan, viewer } = request;
  if (differenceUnread) {
    const hash = shortHash(plan.hash);
    return `Read the difference first. Then you can approve plan ${hash}.`;
  }
  const verdict = planVerdict(plan);
  if (verdict.state === 'blocked') return 'An error in the findings blocks it.';
  if (verdict.state === 'silent') return `${verdict.headline}.`;
  return viewer.canApprove ? null : viewer.whyNot ?? 'You cannot approve it.';
}
