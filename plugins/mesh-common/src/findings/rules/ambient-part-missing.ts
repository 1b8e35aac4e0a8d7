import { Rule } from '../types';

const PARTS = {
  controlPlane: 'istiod with ambient on (PILOT_ENABLE_AMBIENT)',
  nodeAgent: 'istio-cni with ambient on (AMBIENT_ENABLED)',
  dataPlane: 'ztunnel',
} as const;

/**
 * Ambient needs three parts: istiod with ambient on, istio-cni with ambient on, and a ready ztunnel on every node. Some without
 * the others capture nothing or, worse, redirect into nothing.
 */
export const ambientPartMissing: Rule = {
  code: 'ambient-part-missing',
  severity: 'error',
  *inCluster(cluster) {
    const parts = Object.entries(cluster.ctx.ambient);
    if (!parts.some(([, part]) => part.installed)) return;
    for (const [name, { installed, ready }] of parts) {
      if (ready !== false) continue;
      const what = PARTS[name as keyof typeof PARTS];
      yield {
        subject: { kind: 'Cluster', name: cluster.name },
        message: installed
          ? `${what} is installed and not ready.`
          : `Other parts of ambient are installed, but not ${what}.`,
        nextStep: installed
          ? 'Look at its pods: until they are ready, new pods are not captured, or their traffic is blocked.'
          : "Install it with Istio's ambient profile, or take the other parts away.",
      };
    }
  },
};
