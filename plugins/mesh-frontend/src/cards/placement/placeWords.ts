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
}

/** Past tense for a cluster that went silent; "pods unknown", never 0, where they cannot be read. */
export function placeWords(cluster: EntityCluster): PlaceWords {
  const silent = isSilent(cluster);
  const mode = placeMode(cluster);
  return {
    mode: silent && cluster.mode !== 'unknown' ? pastOf(mode) : mode,
    pods: podsWord(cluster),
    silent,
  };
}

/** No answer for too long, or none that can be used. */
export function isSilent({ freshness }: EntityCluster): boolean {
  return ['stale', 'failed', 'unauthorized'].includes(freshness.state);
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

function podsWord({ pods, reasons, freshness }: EntityCluster): string {
  const unread =
    reasons.includes('pods-unreadable') || freshness.missing.includes('pods');
  if (unread) return 'pods unknown';
  return pods.total === 1 ? '1 pod' : `${pods.total} pods`;
}
