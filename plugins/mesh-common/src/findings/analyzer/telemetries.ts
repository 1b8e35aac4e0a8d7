import { PodFact, TelemetryFact } from '../../facts';
import type { InspectedCluster } from '../../world';
import { analyzed } from './objects';
import { selects } from './selectors';

/** Telemetries with labels to select by, and the pods of their namespace that they select. */
export function selectingTelemetries(
  cluster: InspectedCluster,
): { readonly by: TelemetryFact; readonly pods: readonly PodFact[] }[] {
  const { details, podsOf } = analyzed(cluster);
  return details('telemetries')
    .filter(({ selector }) => Object.keys(selector ?? {}).length > 0)
    .map(telemetry => ({
      by: telemetry,
      pods: podsOf(telemetry.namespace).filter(pod =>
        selects(telemetry.selector, pod),
      ),
    }));
}
