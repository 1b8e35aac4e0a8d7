import type { MeshReport } from '../../../../../plugins/mesh-common/src';
import type { Wanted } from '../differences';
import type { Found, Place } from '../found';
import { count } from '../words';
import { inMesh, modeOf, modeWords, podsIn, running } from './pods';

/** The card *Cluster placement*. */
export function expectedPlacement({ places, report }: Found): Wanted {
  const all = running(places);
  const alone = standsAlone(all, report);
  return {
    headline: all.length
      ? `Runs in ${count(all.length, 'cluster')}`
      : 'Runs in no cluster right now',
    sentence: alone
      ? new RegExp(`^(${alone.join('|')}) stands alone: no calls`)
      : '',
    ...Object.fromEntries(
      places.map(place => [
        place.cluster,
        { mode: placeMode(place), pods: count(place.pods.length, 'pod') },
      ]),
    ),
  };
}

/** The mode of a place; where some wait for ambient, how many are in. */
export function placeMode(place: Place): string {
  return podsIn(place, 'ambient-pending') && inMesh(place)
    ? `${inMesh(place)} of ${place.pods.length} in`
    : modeWords[modeOf(place)];
}

/**
 * Clusters that no other can call, nor they it, where every one is in the mesh with all its pods: what the report's
 * reachability has for the two modes.
 */
function standsAlone(
  all: readonly Place[],
  { reachability }: MeshReport,
): string[] | null {
  const ends = all.map(place => ({
    cluster: place.cluster,
    mode: modeOf(place),
  }));
  if (ends.some(({ mode }) => mode !== 'ambient' && mode !== 'sidecar')) {
    return null;
  }
  type End = (typeof ends)[number];
  const isCut = (from: End, to: End) =>
    reachability.some(
      row =>
        row.verdict === 'unsupported' &&
        [row.from.cluster, row.from.mode].join() ===
          [from.cluster, from.mode].join() &&
        [row.to.cluster, row.to.mode].join() === [to.cluster, to.mode].join(),
    );
  const cut = ends.filter(
    one =>
      ends.length > 1 &&
      ends.every(
        other => other === one || (isCut(one, other) && isCut(other, one)),
      ),
  );
  return cut.length ? cut.map(({ cluster }) => cluster) : null;
}
