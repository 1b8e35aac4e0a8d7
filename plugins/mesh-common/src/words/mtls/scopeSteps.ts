import type { PolicyRow } from '../../contract';
import { agree, numberWord } from '../counted';
import type { WhyStep } from '../types';
import { policyWhyWords, policyLine } from './rowWords';

type Scope = PolicyRow['scope'];

const COVERS: Readonly<Record<Scope, string>> = {
  workload: 'select these pods',
  namespace: 'cover the namespace',
  mesh: 'cover the mesh',
};

const NONE: Readonly<Record<Scope, string>> = {
  workload: 'No policy selects these pods themselves.',
  namespace: 'No policy covers the namespace.',
  mesh: 'No policy covers the mesh.',
};

const CLOSER =
  'The closest policy wins: port, then workload, then namespace, then mesh.';

/**
 * One step for each scope, from the closest: who counts there, and what became of the others.
 * @param complete - every policy is in the rows, so that "none" may be said
 */
export function scopeSteps(
  rows: readonly PolicyRow[],
  complete: boolean,
): WhyStep[] {
  const counting = rows.filter(
    r => r.why !== 'does-not-match' && r.why !== 'selector-in-root-namespace',
  );
  const steps = (['workload', 'namespace', 'mesh'] as const).map(scope =>
    scopeStep(
      scope,
      counting.filter(r => r.scope === scope),
      complete,
    ),
  );
  return [...steps.filter(step => step !== null), ...rootSelectorStep(rows)];
}

function scopeStep(
  scope: Scope,
  rows: readonly PolicyRow[],
  complete: boolean,
): WhyStep | null {
  if (!rows.length) {
    return complete ? { claim: NONE[scope], rule: CLOSER } : null;
  }
  const raw = rows.map(policyLine);
  if (rows.length > 1) {
    return {
      claim: `${numberWord(rows.length)} policies ${
        COVERS[scope]
      }. Only the oldest counts.`,
      rule: 'They are not merged, even when the newer one is stricter.',
      raw,
    };
  }
  return { ...loneStep(scope, rows[0]), raw };
}

function loneStep(scope: Scope, row: PolicyRow): WhyStep {
  const mode = row.mode ?? 'UNSET';
  const name = scope === 'mesh' ? 'The mesh-wide policy' : row.policy;
  switch (row.verdict) {
    case 'decides':
      return { claim: `${name} decides: ${mode}.`, rule: CLOSER };
    case 'overruled':
      return {
        claim: `${name} says ${mode}, but another one is closer.`,
        rule: CLOSER,
        mark: 'overruled',
      };
    default:
      return {
        claim: `${name} says ${mode}, but ${policyWhyWords(row.why)}.`,
        mark: 'ignored',
      };
  }
}

/** The one that surprises most: it looks as if it were for these pods. */
function rootSelectorStep(rows: readonly PolicyRow[]): WhyStep[] {
  const ignored = rows.filter(r => r.why === 'selector-in-root-namespace');
  if (!ignored.length) return [];
  const n = ignored.length;
  return [
    {
      claim: `${numberWord(n)} ${agree(
        n,
        'policy',
        'policies',
      )} with a selector ${agree(n, 'stands', 'stand')} in the root namespace.`,
      rule: 'There only policies without a selector count.',
      raw: ignored.map(policyLine),
      mark: 'ignored',
    },
  ];
}
