import type { ReportPod } from '../../../../../plugins/mesh-common/src';
import type { Place } from '../found';

type Mode = ReportPod['mode'];

/** How many pods of a place have one of these modes. */
export const podsIn = ({ pods }: Pick<Place, 'pods'>, ...modes: Mode[]) =>
  pods.filter(pod => modes.includes(pod.mode)).length;

/** Pods whose traffic a proxy of the mesh carries. */
export const inMesh = (place: Pick<Place, 'pods'>) =>
  podsIn(place, 'ambient', 'sidecar');

/** What all pods of a place are; `mixed`: they differ. */
export function modeOf(
  place: Pick<Place, 'pods'>,
): 'ambient' | 'sidecar' | 'none' | 'mixed' | 'empty' {
  const total = place.pods.length;
  if (!total) return 'empty';
  if (podsIn(place, 'ambient') === total) return 'ambient';
  if (podsIn(place, 'sidecar') === total) return 'sidecar';
  return inMesh(place) ? 'mixed' : 'none';
}

/** The mode in words, as placement and tab have it. */
export const modeWords = {
  ambient: 'Ambient',
  sidecar: 'Sidecar',
  none: 'Not in the mesh',
  mixed: 'Mixed',
  empty: 'No pods',
} as const;

export const sum = (numbers: readonly number[]) =>
  numbers.reduce((a, b) => a + b, 0);

/** Of all places together. */
export const allPods = (places: readonly Place[]) =>
  places.flatMap(({ pods }) => pods);

/** Those where something runs. */
export const running = (places: readonly Place[]) =>
  places.filter(({ pods }) => pods.length > 0);
