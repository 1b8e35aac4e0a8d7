import { findIn, istioYaml, podYaml, subjectsOf } from '../../testing';
import { telemetrySelectsNoPod } from './telemetry-selects-no-pod';

describe('telemetry-selects-no-pod', () => {
  const telemetry = (name: string, spec: object) =>
    istioYaml('Telemetry', name, spec);
  const selecting = (labels: object) => ({ selector: { matchLabels: labels } });

  it('names one whose labels no pod of its namespace carries', () => {
    const yaml =
      podYaml('shop/cart') +
      telemetry('shop/good', selecting({ app: 'cart' })) +
      telemetry('shop/bad', selecting({ app: 'gone' })) +
      telemetry('other/far', selecting({ app: 'cart' })) +
      telemetry('other/all', selecting({}));
    expect(subjectsOf(findIn(telemetrySelectsNoPod, yaml))).toEqual([
      'east Telemetry other/far',
      'east Telemetry shop/bad',
    ]);
  });
});
