import type { Condition } from './client';

/** Now, as Kubernetes writes times: RFC 3339, whole seconds. */
export function timestamp(): string {
  return new Date().toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Merges conditions into the ones that stand: the time of a transition changes with the status only. */
export function withConditions(
  standing: Condition[] | undefined,
  ...wanted: Condition[]
): Condition[] {
  const merged = [...(standing ?? [])];
  for (const each of wanted) {
    const at = merged.findIndex(({ type }) => type === each.type);
    const before = merged[at];
    const lastTransitionTime =
      before?.status === each.status && before.lastTransitionTime
        ? before.lastTransitionTime
        : timestamp();
    const next = { ...each, lastTransitionTime };
    if (before) merged[at] = next;
    else merged.push(next);
  }
  return merged;
}

export function conditionIs(
  conditions: Condition[] | undefined,
  type: string,
): boolean {
  return conditions?.some(c => c.type === type && c.status === 'True') ?? false;
}
