import type {
  EntityCluster,
  Tone,
  WaypointRow,
} from '@mesh-onboarding/backstage-plugin-mesh-common';
import type { CellWords } from './acceptsWords';

const reasons: Record<
  WaypointRow['reason'],
  { tone: Tone; word?: string; second?: string }
> = {
  bound: { tone: 'ok', second: 'Bound' },
  missing: { tone: 'broken', word: 'missing', second: 'No such Gateway' },
  'not-ready': { tone: 'attention', word: 'not ready' },
  'no-pods': { tone: 'broken', word: 'no pods', second: 'Still bound' },
  'attachment-denied': {
    tone: 'broken',
    word: 'refused',
    second: 'The Gateway does not allow this namespace',
  },
  'unsupported-traffic-type': {
    tone: 'attention',
    word: 'has no effect here',
    second: 'It serves another kind of traffic',
  },
  'cross-namespace-forbidden': {
    tone: 'broken',
    word: 'refused',
    second: 'The mesh config keeps this in its own namespace',
  },
  'opted-out': { tone: 'off', second: 'Left out on purpose' },
  'listener-unsupported': {
    tone: 'broken',
    word: 'cannot listen',
    second: 'Its listener is not HBONE on 15008',
  },
  'waiting-for-controller': {
    tone: 'working',
    word: 'waits for istiod',
  },
  unknown: { tone: 'unknown', word: 'unknown' },
};

/** Worst first: what fails, what warns, the rest. */
const weight: Partial<Record<Tone, number>> = {
  broken: 0,
  attention: 1,
  unknown: 2,
  working: 3,
};

/** The waypoint of an entity in one cluster; the worst where there are several. */
export function waypointWords(cluster: EntityCluster): CellWords | string {
  const rows = [...cluster.waypoints].sort((a, b) => rank(a) - rank(b));
  const row = rows[0];
  if (!row) {
    return cluster.mode === 'sidecar' ? 'None: sidecars do this job' : 'None';
  }
  const { tone, word, second } = reasons[row.reason];
  const name =
    row.namespace && !cluster.namespaces.includes(row.namespace)
      ? `${row.namespace}/${row.name}`
      : row.name;
  const more = rows.length > 1 ? `and ${rows.length - 1} more` : undefined;
  return {
    tone,
    word: word ? `${name}: ${word}` : name,
    second: [second, more].filter(Boolean).join(', '),
  };
}

function rank({ reason }: WaypointRow): number {
  return weight[reasons[reason].tone] ?? 4;
}
