import fc from 'fast-check';
import { word, lists, object } from '../vocabulary';

const envoyFilter = (match: fc.Arbitrary<object>) =>
  object(
    'networking.istio.io/v1alpha3',
    'EnvoyFilter',
    fc.record({
      spec: fc.record(
        {
          priority: fc.constantFrom(0, 10),
          configPatches: lists(
            fc.record(
              { applyTo, match, patch },
              { requiredKeys: ['applyTo', 'match'] },
            ),
          ),
        },
        { requiredKeys: [] },
      ),
    }),
  );

const applyTo = word(
  ...['HTTP_FILTER', 'HTTP_ROUTE', 'ROUTE_CONFIGURATION', 'VIRTUAL_HOST'],
  'CLUSTER',
);
const patch = fc.record({
  operation: word(
    ...['ADD', 'REMOVE', 'REPLACE', 'MERGE', 'INSERT_FIRST'],
    ...['INSERT_BEFORE', 'INSERT_AFTER'],
  ),
  value: fc.record({ name: word('f1', 'f2') }),
});

/** For one version of the proxy only one at a time: of several it depends on an order that Istio does not have. */
export const envoyFilters = fc.oneof(
  lists(envoyFilter(fc.constant({})), 2),
  lists(
    envoyFilter(fc.constantFrom({}, { proxy: { proxyVersion: '1.31' } })),
    1,
  ),
);
