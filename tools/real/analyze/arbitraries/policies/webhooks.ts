import fc from 'fast-check';
import { word, lists, some, clusterObject } from '../vocabulary';

const expressions = lists(
  fc.record({
    key: word('istio.io/rev', 'istio-injection', 'sidecar.istio.io/inject'),
    operator: word('In', 'NotIn'),
    values: some(word('default', 'canary', 'enabled', 'true', 'false'), 2),
  }),
  2,
);
const hook = fc.record({
  name: word(
    'rev.namespace.sidecar-injector.istio.io',
    'object.sidecar-injector.istio.io',
    'other.example.com',
  ),
  clientConfig: fc.oneof(
    fc.record({
      service: fc.record({
        namespace: word('a', 'istio-system'),
        name: word('one', 'web'),
      }),
    }),
    word(
      'https://istiod.example.com/inject',
      'https://10.0.0.1:15017/inject',
      'https://[::1]/inject',
      ':bad',
    ).map(url => ({ url })),
    fc.constant({}),
  ),
  namespaceSelector: fc.record({ matchExpressions: expressions }),
  objectSelector: fc.record({ matchExpressions: expressions }),
});
export const webhooks = (kind: string) =>
  clusterObject(
    'admissionregistration.k8s.io/v1',
    kind,
    word(
      'istio-sidecar-injector',
      'istio-sidecar-injector-canary',
      'istio-validator-x',
      'istiod-default-validator',
      'other',
    ),
    fc.record({
      webhooks: fc.uniqueArray(hook, {
        minLength: 1,
        maxLength: 2,
        selector: ({ name }) => name,
      }),
    }),
    fc.record({
      labels: fc.record(
        {
          'istio.io/rev': word('default', 'canary'),
          app: word('sidecar-injector'),
        },
        { requiredKeys: [] },
      ),
    }),
  );
