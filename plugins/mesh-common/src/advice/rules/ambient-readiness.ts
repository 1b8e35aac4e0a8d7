import { minorSkew } from '../../mode/versions';
import { Aspect } from '../types';
import { AdviceRule } from '../types';

const WORDS: Readonly<Record<string, string>> = {
  controlPlane: 'istiod with ambient on',
  nodeAgent: 'istio-cni with ambient on',
  dataPlane: 'ztunnel',
};

/**
 * Ambient is possible where its three parts are ready. For a cluster that is the whole question; for a namespace it is the
 * first.
 */
export const ambientReadiness: AdviceRule = {
  code: 'ambient-readiness',
  source: 'Istio docs, ambient install; istio-domain: cluster capability',
  look(place) {
    const { ambient, istiodVersion, istiod } = place.cluster.ctx;
    const parts = Object.entries(ambient);
    const unknown = parts.filter(([, part]) => part.ready === null);
    const missing = parts.filter(([, part]) => part.ready === false);
    const aspects: Aspect[] = [];
    if (unknown.length) {
      aspects.push({
        side: 'missing',
        text: `Whether ${unknown
          .map(([k]) => WORDS[k])
          .join(', ')} is ready cannot be read.`,
      });
    }
    if (missing.length) {
      const names = missing.map(([k]) => WORDS[k]).join(', ');
      aspects.push({
        side: 'against',
        text: `Not ready in ${place.cluster.name}: ${names}.`,
        leadsTo: 'not-yet',
        nextStep: `Install or repair in ${place.cluster.name}: ${names}.`,
      });
    } else if (!unknown.length) {
      aspects.push({ side: 'for', text: 'Ambient is installed and ready.' });
    }
    if (istiod && (minorSkew(istiodVersion, '1.24') ?? 0) < 0) {
      aspects.push({
        side: 'against',
        text: `istiod is ${istiodVersion}; ambient is stable since 1.24.`,
        leadsTo: 'not-yet',
        nextStep: 'Upgrade Istio to 1.24 or newer first.',
      });
    }
    return aspects;
  },
};
