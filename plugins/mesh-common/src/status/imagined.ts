import type { EntityCluster } from '../contract';
import { EntityLink } from '../entity';
import { imaginedPod, StringMap } from '../facts';
import { PodModeResult } from '../mode';
import { JudgedPod } from '../mtls';

/**
 * Pods as they would be, one for each namespace: where none can be seen, they still tell which policies concern the entity.
 * They are counted nowhere.
 */
export function imaginedPods(
  link: EntityLink,
  namespaces: readonly string[],
  declared: EntityCluster['declared'],
): JudgedPod[] {
  const proxied = declared === 'ambient' || declared === 'sidecar';
  const mode: PodModeResult = {
    mode: proxied ? declared : 'none',
    reason: null,
    drift: null,
    bypassInbound: false,
  };
  const labels = knownLabels(link);
  return namespaces.map(namespace => ({
    pod: imaginedPod(namespace, labels),
    mode,
  }));
}

/** Labels that every pod of the link has. */
function knownLabels({ selector }: EntityLink): StringMap {
  const labels: Record<string, string> = { ...selector?.matchLabels };
  for (const { key, operator, values } of selector?.matchExpressions ?? []) {
    if (operator === 'In' && values?.length === 1) labels[key] = values[0];
  }
  return labels;
}
