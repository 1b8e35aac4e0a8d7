import { findIn, istioYaml, podYaml, subjectsOf } from '../../testing';
import { telemetriesSelectSamePod } from './telemetries-select-same-pod';

describe('telemetries-select-same-pod', () => {
  const telemetry = (name: string, spec: object) =>
    istioYaml('Telemetry', name, spec);
  const selecting = (labels: object) => ({ selector: { matchLabels: labels } });

  it('names both, and is silent where each has pods of its own', () => {
    const yaml =
      podYaml('shop/cart', { labels: { tier: 'front' } }) +
      podYaml('shop/api') +
      telemetry('shop/app', selecting({ app: 'cart' })) +
      telemetry('shop/tier', selecting({ tier: 'front' })) +
      telemetry('shop/api', selecting({ app: 'api' }));
    const found = findIn(telemetriesSelectSamePod, yaml);
    expect(subjectsOf(found)).toEqual([
      'east Telemetry shop/app',
      'east Telemetry shop/tier',
    ]);
    expect(found[0].message).toContain('tier');
  });
});
