import type { WhyStep } from '@mesh-onboarding/backstage-plugin-mesh-common';

/** The same chain as plain text, for *Copy as text*. */
export function reasonsAsText(
  title: string,
  steps: readonly WhyStep[],
): string {
  const lines = steps.flatMap((step, index) => [
    `${index + 1}. ${step.claim}${step.mark ? ` (${step.mark})` : ''}`,
    ...(step.rule ? [`   ${step.rule}`] : []),
    ...(step.raw ?? []).map(raw => `   ${raw}`),
  ]);
  return [title, ...lines].join('\n');
}
