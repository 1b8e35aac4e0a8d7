import type { ClusterSummary } from '@mesh-onboarding/backstage-plugin-mesh-common';

/** A cluster in a form: whether it can be chosen, and what to know about it. */
export interface ClusterChoice {
  disabled: boolean;
  /** Stands next to the choice, also where it is disabled. */
  note: string | null;
}

const missing: Record<ClusterSummary['notReady'][number], string> = {
  'control-plane': 'istiod does not do ambient',
  'node-agent': 'no istio-cni',
  'data-plane': 'no ztunnel',
  unknown: 'not known why',
};

/** Whether a namespace of a cluster can be asked for ambient. */
export function clusterChoice(cluster: ClusterSummary): ClusterChoice {
  const { name, freshness } = cluster;
  if (cluster.ambientReady === false) {
    const why = cluster.notReady.map(code => missing[code]).join(', ');
    const what =
      cluster.mode === 'sidecar'
        ? `${name} runs sidecars only`
        : `${name} is not ready for ambient`;
    return {
      disabled: true,
      note: `${what}${why ? ` (${why})` : ''}. It stays as it is.`,
    };
  }
  if (!cluster.writable) {
    return { disabled: true, note: `The portal may not write in ${name}.` };
  }
  if (['stale', 'failed', 'unauthorized'].includes(freshness.state)) {
    return {
      disabled: false,
      note: `${name} does not answer. It will be planned before approval.`,
    };
  }
  return { disabled: false, note: null };
}
