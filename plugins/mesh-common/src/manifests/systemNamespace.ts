import { ClusterFacts } from '../facts';

const DEFAULT = 'istio-system';

/** Where istiod lives: beside its Deployment, else beside its mesh config; `istio-system` before others. */
export function systemNamespace(facts: ClusterFacts): string {
  const homes = [
    ...[...facts.deployments.values()]
      .filter(d => d.labels.app === 'istiod' && d.podLabels.app === 'istiod')
      .map(d => d.namespace),
    ...[...facts.configs.values()]
      .filter(config => config.kind === 'mesh')
      .map(config => config.namespace ?? DEFAULT),
  ];
  return homes.includes(DEFAULT) ? DEFAULT : homes[0] ?? DEFAULT;
}
