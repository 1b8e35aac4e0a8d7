import { subjectOf } from '../subjects';
import { EnvoyFilterFact } from '../../facts';
import type { Finding } from '../../inspect/report';
import type { InspectedCluster } from '../../world';
import type { Found } from '../types';
import { analyzed } from './objects';

type Patch = EnvoyFilterFact['patches'][number];

/** What is wrong with a patch of an EnvoyFilter. */
export type PatchProblem =
  /** ADD to something that cannot be added to. */
  | 'add'
  /** REMOVE of something that cannot be removed. */
  | 'remove'
  /** REPLACE of something that cannot be replaced. */
  | 'replace'
  /** Relative to other filters, without a priority. */
  | 'relative'
  /** The same, where a patch of the same filter is for one version of the proxy. */
  | 'relative-versioned';

const ROUTES: ReadonlySet<string> = new Set([
  ...['ROUTE_CONFIGURATION', 'HTTP_ROUTE'],
]);
const REPLACEABLE: ReadonlySet<string> = new Set([
  ...['NETWORK_FILTER', 'HTTP_FILTER', 'VIRTUAL_HOST'],
]);

function problemOf(patch: Patch): PatchProblem | null {
  const { operation, applyTo } = patch;
  switch (operation) {
    case 'ADD':
      return ROUTES.has(applyTo) ? 'add' : null;
    case 'REMOVE':
      return ROUTES.has(applyTo) ? 'remove' : 'relative';
    case 'REPLACE':
      return REPLACEABLE.has(applyTo) ? 'relative' : 'replace';
    case 'INSERT_BEFORE':
    case 'INSERT_AFTER':
      return 'relative';
    default:
      return null;
  }
}

const known = new WeakMap<
  InspectedCluster,
  ReadonlyMap<EnvoyFilterFact, ReadonlySet<PatchProblem>>
>();

/**
 * Istio `pkg/config/analysis/analyzers/envoyfilter/envoyfilter.go`. Odd and kept: a filter for one version of the proxy counts
 * for the patches that are read after it, of other EnvoyFilters too. Istio reads them in no particular order; here it is by
 * namespace and name.
 */
function patchProblems(
  cluster: InspectedCluster,
): ReadonlyMap<EnvoyFilterFact, ReadonlySet<PatchProblem>> {
  const before = known.get(cluster);
  if (before) return before;
  const versioned = new Set<string>();
  const found = new Map<EnvoyFilterFact, ReadonlySet<PatchProblem>>();
  for (const filter of analyzed(cluster).details('envoyfilters')) {
    const problems = new Set<PatchProblem>();
    for (const patch of filter.patches) {
      const problem = problemOf(patch);
      if (problem === 'relative') {
        const isVersioned = versioned.has(patch.filter);
        if (filter.priority === 0) {
          problems.add(isVersioned ? 'relative-versioned' : 'relative');
        }
      } else if (problem) {
        problems.add(problem);
      }
      if (patch.forVersion) versioned.add(patch.filter);
    }
    found.set(filter, problems);
  }
  known.set(cluster, found);
  return found;
}

/** One finding for each EnvoyFilter with this problem. */
export function* filtersWith(
  problem: PatchProblem,
  words: Pick<Found, 'message' | 'nextStep'>,
  cluster: InspectedCluster,
): Iterable<Found & { subject: Finding['subject'] }> {
  for (const [filter, problems] of patchProblems(cluster)) {
    if (!problems.has(problem)) continue;
    yield { subject: subjectOf('EnvoyFilter', filter), ...words };
  }
}
