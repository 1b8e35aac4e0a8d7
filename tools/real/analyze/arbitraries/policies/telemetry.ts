import fc from 'fast-check';
import { word, boolean, lists, object } from '../vocabulary';
import { attached } from './attached';

const providers = lists(fc.record({ name: word('envoy', 'other') }), 2);
export const telemetries = object(
  'telemetry.istio.io/v1',
  'Telemetry',
  fc.record({
    spec: fc.record(
      {
        ...attached,
        accessLogging: lists(
          fc.record({ disabled: boolean, providers }, { requiredKeys: [] }),
          2,
        ),
        tracing: lists(fc.record({ providers }), 2),
        metrics: lists(
          fc.record({
            overrides: lists(
              fc.record({
                tagOverrides: fc.dictionary(
                  word('', 'x'),
                  fc.constant({ operation: 'REMOVE' }),
                  { maxKeys: 1 },
                ),
              }),
              1,
            ),
          }),
          1,
        ),
      },
      { requiredKeys: [] },
    ),
  }),
);

export const wasmPlugins = object(
  'extensions.istio.io/v1alpha1',
  'WasmPlugin',
  fc.record({
    spec: fc.record(
      { ...attached, url: fc.constant('oci://x') },
      { requiredKeys: ['url'] },
    ),
  }),
);
