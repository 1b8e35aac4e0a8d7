import { findIn, istioYaml, manifest, subjectsOf } from '../../testing';
import { deprecatedConfiguration } from './deprecated-configuration';

describe('deprecated-configuration', () => {
  it('names removed kinds of Istio', () => {
    const crd = (group: string) =>
      manifest(
        'apiextensions.k8s.io/v1',
        'CustomResourceDefinition',
        `serviceroles.${group}`,
        {
          spec: { group, names: { kind: 'ServiceRole' }, versions: [] },
        },
      );
    expect(
      subjectsOf(
        findIn(
          deprecatedConfiguration,
          crd('rbac.istio.io') + crd('example.com'),
        ),
      ),
    ).toEqual(['east CustomResourceDefinition serviceroles.rbac.istio.io']);
  });

  it('names fields that are ignored or replaced', () => {
    const delay = (fixed: object) =>
      istioYaml('VirtualService', 'shop/slow', {
        http: [{ fault: { delay: fixed } }],
      });
    const yaml =
      istioYaml('Sidecar', 'shop/out', {
        outboundTrafficPolicy: { egressProxy: { host: 'x' } },
      }) +
      istioYaml('Sidecar', 'shop/fine', {
        outboundTrafficPolicy: { mode: 'ALLOW_ANY' },
      }) +
      delay({ percent: 5 });
    expect(subjectsOf(findIn(deprecatedConfiguration, yaml))).toEqual([
      'east Sidecar shop/out',
      'east VirtualService shop/slow',
    ]);
    expect(
      findIn(deprecatedConfiguration, delay({ percentage: { value: 5 } })),
    ).toEqual([]);
  });

  it('names tracing with Lightstep', () => {
    const yaml = istioYaml('Telemetry', 'shop/trace', {
      tracing: [{ providers: [{ name: 'ls' }] }],
    });
    const mesh = {
      extensionProviders: [
        { name: 'ls', lightstep: { service: 'x', port: 80 } },
      ],
    };
    expect(
      findIn(deprecatedConfiguration, { east: { yaml, mesh } }),
    ).toHaveLength(1);
    expect(findIn(deprecatedConfiguration, yaml)).toEqual([]);
  });
});
