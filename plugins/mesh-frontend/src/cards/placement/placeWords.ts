import type {
  DataPlaneMode,
  EntityCluster,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

const modes: Record<DataPlaneMode, string> = {
  ambient: 'Ambient',
  sidecar: 'Sidecar',
  mixed: 'Mixed',
  none: 'Not in the mesh',
  empty: 'No pods',
  unknown: 'Unknown',
};

/** A cluster in one row: its mode in words, its pods in words, and whether that is the past. */
export interface PlaceWords {
  mode: string;
  pods: string;
  silent: boolean;
  /** Why the mode is unknown, where that can be said. */
  why: string | null;
}

/** Past tense for a cluster that went silent; "pods unknown", never 0, where they cannot be read. */
export function placeWords(cluster: EntityCluster): PlaceWords {
  const silent = isSilent(cluster);
  const mode = placeMode(cluster);
  return {
    mode: silent && cluster.mode !== 'unknown' ? pastOf(mode) : mode,
    pods: podsWord(cluster),
    silent,
    why: cluster.mode === 'unknown' ? whyUnknown(cluster) : null,
  };
}

function whyUnknown({ freshness }: EntityCluster): string | null {
  const { state, seenAt, missing } = freshness;
  if (state === 'unauthorized') return 'Refuses the credentials of the portal';
  if (seenAt === null || state === 'connecting') return 'Has not answered yet';
  const hidden = missing.find(kind => kind === 'pods' || kind === 'namespaces');
  return hidden && state === 'forbidden'
    ? `Listing ${hidden} is forbidden`
    : null;
}

/**
 * Did answer, but does not now: what it said is past tense. A cluster that refuses one kind answers all others: that is
 * not silence.
 */
export function isSilent({ freshness }: EntityCluster): boolean {
  const { state, seenAt } = freshness;
  return seenAt !== null && ['stale', 'failed', 'unauthorized'].includes(state);
}

/** Whether its pods can be read, or could. */
export function arePodsKnown({ reasons, freshness }: EntityCluster): boolean {
  const { seenAt, missing } = freshness;
  return (
    seenAt !== null &&
    !missing.includes('pods') &&
    !reasons.includes('pods-unreadable')
  );
}

/** One word for a mode. */
export function modeWord(mode: DataPlaneMode): string {
  return modes[mode];
}

function placeMode({ mode, pods, reasons }: EntityCluster): string {
  const partly =
    reasons.includes('labelled-not-captured') || reasons.includes('joining');
  const inMesh = pods.ambient + pods.sidecar;
  return partly && inMesh > 0 ? `${inMesh} of ${pods.total} in` : modes[mode];
}

function pastOf(word: string): string {
  return `Was ${word[0].toLowerCase()}${word.slice(1)}`;
}

function podsWord(cluster: EntityCluster): string {
  const { total } = cluster.pods;
  if (!arePodsKnown(cluster)) return 'pods unknown';
  return total === 1 ? '1 pod' : `${total} pods`;
}
