import fc from 'fast-check';
import { Manifest } from '../questions';
import { instant, orAbsent } from './metadata';
import { many, policy, POLICY_NAMES, PolicyParts } from './policy';
import { policySpec } from './policySpecs';

/** Policies and the writes that made them, in order. */
export interface PolicyHistory {
  readonly policies: readonly Manifest[];
  readonly writes: readonly Manifest[];
}

/** Some were written twice, another mode or other ports the second time. Writes of the same second are in any order. */
export function policyHistories(
  namespaces: readonly string[],
): fc.Arbitrary<PolicyHistory> {
  const parts = fc.record({
    name: fc.constantFrom(...POLICY_NAMES),
    namespace: fc.constantFrom(...namespaces),
    createdAt: instant,
    labels: fc.constant(undefined),
    spec: policySpec,
    second: orAbsent(fc.record({ after: instant, change: policySpec }), 2),
  });
  return many(parts).map(all => {
    const writes = all
      .flatMap(({ second, ...first }) => writesOf(first, second))
      // Stable: what is of one second stays in the order of its making.
      .sort((a, b) => Number(a.at > b.at) - Number(a.at < b.at))
      .map(({ manifest }, i) => versioned(manifest, i));
    const last = new Map(
      writes.map(write => [write.metadata.uid, write] as const),
    );
    return { writes, policies: [...last.values()] };
  });
}

function versioned(manifest: Manifest, i: number): Manifest {
  const metadataNow = { ...manifest.metadata, resourceVersion: `${9 + i}` };
  return { ...manifest, metadata: metadataNow };
}

type First = Omit<PolicyParts, 'writtenAt'>;

/** The selector stays: a policy that got one or lost one is another policy to those around it, and leaves no trace. */
function writesOf(
  first: First,
  second: { after: string; change: object } | undefined,
) {
  const created = policy({ ...first, writtenAt: undefined });
  const writes = [{ at: first.createdAt, manifest: created }];
  if (!second) return writes;
  const { selector, ...rest } = first.spec as { selector?: object };
  const at = second.after.replace('2026-01-01', '2026-01-02');
  const changed = withPortsOnlyWhereAllowed({
    ...rest,
    ...second.change,
    selector,
  });
  const manifest = policy({ ...first, spec: changed, writtenAt: at });
  return [...writes, { at, manifest }];
}

function withPortsOnlyWhereAllowed(change: {
  selector?: { matchLabels?: object };
  portLevelMtls?: object;
}): object {
  const isSelecting =
    Object.keys(change.selector?.matchLabels ?? {}).length > 0;
  const { portLevelMtls, ...rest } = change;
  return isSelecting ? { ...rest, portLevelMtls } : rest;
}
