import { findIn, istioYaml, subjectsOf } from '../../testing';
import { telemetriesWithoutSelector } from './telemetries-without-selector';

describe('telemetries-without-selector', () => {
  const telemetry = (name: string, spec: object) =>
    istioYaml('Telemetry', name, spec);
  const selecting = (labels: object) => ({ selector: { matchLabels: labels } });

  it('names all of a namespace, where an empty selector is one', () => {
    const yaml =
      telemetry('shop/a', {}) +
      telemetry('shop/b', {}) +
      telemetry('shop/c', selecting({})) +
      telemetry('other/a', {});
    const found = findIn(telemetriesWithoutSelector, yaml);
    expect(subjectsOf(found)).toEqual([
      'east Telemetry shop/a',
      'east Telemetry shop/b',
    ]);
    expect(found[0].message).toContain('b');
  });
});
