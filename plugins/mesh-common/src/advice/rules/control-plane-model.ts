import { AdviceRule } from '../types';

/**
 * Ambient wants an istiod in its own cluster.
 */
export const controlPlaneModel: AdviceRule = {
  code: 'control-plane-model',
  source:
    'Istio docs, ambient multi-cluster: primary-remote and external control planes are not supported',
  look(place) {
    const { ctx, view } = place.cluster;
    if (ctx.istiod || !view.facts.injectors.size) return [];
    const sidecars = place.pods.some(pod => pod.mode.mode === 'sidecar');
    return [
      {
        side: 'against',
        text: `The istiod of ${place.cluster.name} runs elsewhere, and ambient with a remote control plane is not supported (Istio 1.31).`,
        leadsTo: sidecars ? 'keep-sidecar' : 'not-yet',
        nextStep: sidecars
          ? 'Keep the sidecars, or give the cluster an istiod of its own first.'
          : 'Give the cluster an istiod of its own first.',
      },
    ];
  },
};
