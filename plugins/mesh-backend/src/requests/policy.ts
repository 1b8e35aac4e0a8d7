import { createHash } from 'node:crypto';
import { Plan } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { RequestsConfig } from './config';

/** Who must agree to a plan. */
export interface ApprovalPolicy {
  /** Part of every plan: under other rules it is another plan. */
  readonly version: string;
  readonly groups: readonly string[];
  readonly required: number;
  /** A rule of the portal approves this plan; no person is asked. */
  approvesItself(plan: Plan): boolean;
  /** One of these refs is an approving group. */
  isApprover(refs: readonly string[]): boolean;
}

const levels = ['low', 'medium', 'high'] as const;

export function approvalPolicy(config: RequestsConfig): ApprovalPolicy {
  const { approvers, requiredApprovals, autoApprove } = config;
  const rules = { approvers, requiredApprovals, autoApprove };
  return {
    version: createHash('sha256')
      .update(JSON.stringify(rules))
      .digest('hex')
      .slice(0, 8),
    groups: approvers,
    required: requiredApprovals,
    approvesItself: plan =>
      !plan.blocked &&
      autoApprove.some(
        rule =>
          rule.kind === plan.kind &&
          levels.indexOf(plan.risk.level) <= levels.indexOf(rule.maxRisk),
      ),
    isApprover: refs => refs.some(ref => approvers.includes(ref)),
  };
}
