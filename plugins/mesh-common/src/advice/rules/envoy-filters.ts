import { detailsIn, named } from '../known';
import { AdviceRule } from '../types';

/**
 * An EnvoyFilter needs the Envoy it was written for. Where sidecars run with one, they stay.
 */
export const envoyFilters: AdviceRule = {
  code: 'envoy-filters',
  source: 'Istio docs, ambient: EnvoyFilter is not supported for waypoints',
  look(place) {
    const filters = detailsIn(place, 'envoyfilters');
    if (!filters)
      return [{ side: 'missing', text: 'EnvoyFilters were not read.' }];
    if (!filters.length || place.kind === 'Cluster') return [];
    const sidecars = place.pods.some(pod => pod.mode.mode === 'sidecar');
    return [
      {
        side: 'against',
        text: `${named(
          'EnvoyFilter',
          filters,
        )}: neither ztunnel nor a waypoint applies it.`,
        ...(sidecars && {
          leadsTo: 'keep-sidecar' as const,
          nextStep:
            'Find out what the EnvoyFilter is for and whether a route, policy or WasmPlugin can do it; keep the sidecars until then.',
        }),
      },
    ];
  },
};
