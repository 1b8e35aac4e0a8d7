import { findIn, istioYaml, subjectsOf } from '../../testing';
import { telemetryWithoutProvider } from './telemetry-without-provider';

describe('telemetry-without-provider', () => {
  const telemetry = (name: string, spec: object) =>
    istioYaml('Telemetry', name, spec);

  const yaml =
    telemetry('shop/bad', { accessLogging: [{}] }) +
    telemetry('shop/off', { accessLogging: [{ disabled: true }] }) +
    telemetry('shop/good', {
      accessLogging: [{ providers: [{ name: 'envoy' }] }],
    }) +
    telemetry('shop/none', {});

  it('names access logs that nobody writes', () => {
    expect(subjectsOf(findIn(telemetryWithoutProvider, yaml))).toEqual([
      'east Telemetry shop/bad',
    ]);
  });

  it('is silent where the mesh config names one by default', () => {
    const mesh = { defaultProviders: { accessLogging: ['envoy'] } };
    expect(findIn(telemetryWithoutProvider, { east: { yaml, mesh } })).toEqual(
      [],
    );
  });
});
