import type { InspectedCluster } from '../../world';
import { globalServices } from '../../world/services';
import { between } from '../../reachability/reachability';
import { End } from '../../reachability/ends';
import { Place } from '../types';
import { AdviceRule } from '../types';

type Mode = 'ambient' | 'sidecar';

/** Why the pods of a namespace in another cluster would be out of reach, or could not reach these any more. */
function cutOff(place: Place, name: string, other: InspectedCluster): string[] {
  const modes = (['ambient', 'sidecar'] as const).filter(mode =>
    other.podsOf(name).some(pod => pod.mode.mode === mode),
  );
  return modes
    .filter(mode => talk(place, name, other, mode))
    .flatMap(mode => {
      const here: End = { cluster: place.cluster, mode: 'ambient' };
      const there: End = { cluster: other, mode };
      const bad = [between(here, there), between(there, here)].find(
        ({ verdict }) => verdict === 'unsupported',
      );
      return bad
        ? [
            `Its pods in ${other.name} (${mode}) and ambient pods here would not reach each other: ${bad.reason}`,
          ]
        : [];
    });
}

/** They reach each other today, or one of their services is global. */
function talk(place: Place, name: string, other: InspectedCluster, mode: Mode) {
  const isGlobal = [place.cluster, other].some(cluster =>
    globalServices(cluster).some(service => service.namespace === name),
  );
  if (isGlobal) return true;
  const here = (['ambient', 'sidecar'] as const).filter(own =>
    place.cluster.podsOf(name).some(pod => pod.mode.mode === own),
  );
  return here.some(
    own =>
      between({ cluster: place.cluster, mode: own }, { cluster: other, mode })
        .verdict === 'supported',
  );
}

/**
 * The same namespace in another cluster is the same service to Istio. Where its copies talk today, or are global, a mode that cuts
 * them off is not advised.
 */
export const peersElsewhere: AdviceRule = {
  code: 'peers-elsewhere',
  source: 'The reachability table',
  look(place) {
    const { namespace, cluster, world } = place;
    if (!namespace) return [];
    const cut = world.clusters
      .filter(other => other !== cluster)
      .flatMap(other => cutOff(place, namespace.name, other));
    if (!cut.length) return [];
    return [
      {
        side: 'against',
        text: cut[0],
        leadsTo: place.pods.some(pod => pod.mode.mode === 'sidecar')
          ? 'keep-sidecar'
          : 'not-yet',
        nextStep:
          'Move the namespace in all clusters together, or clear the way between them first.',
      },
    ];
  },
};
