import fc from 'fast-check';
import {
  appLabels,
  boolean,
  clusterObject,
  condition,
  lists,
  object,
  some,
  word,
} from './vocabulary';

const attached = {
  selector: fc.record({ matchLabels: appLabels }, { requiredKeys: [] }),
};

const source = fc.record(
  {
    namespaces: some(word('a', '*', 'gone', 'g*', '*b', 'A'), 2),
    notNamespaces: some(word('ab', 'lost'), 1),
    principals: some(word('*'), 1),
    requestPrincipals: some(word('*'), 1),
    remoteIpBlocks: some(word('10.0.0.0/8'), 1),
  },
  { requiredKeys: [] },
);
const operation = fc.record(
  {
    ports: some(word('80'), 1),
    methods: some(word('GET'), 1),
    notPorts: some(word('81'), 1),
  },
  { requiredKeys: [] },
);

const authorizationPolicies = object(
  'security.istio.io/v1',
  'AuthorizationPolicy',
  fc.record({
    spec: fc.record(
      {
        ...attached,
        action: word('ALLOW', 'DENY', 'AUDIT'),
        rules: lists(
          fc.record(
            {
              from: some(fc.record({ source }), 1),
              to: some(fc.record({ operation }), 1),
            },
            { requiredKeys: [] },
          ),
          2,
        ),
      },
      { requiredKeys: [] },
    ),
    status: fc.record({
      conditions: lists(
        condition('ZtunnelAccepted', 'WaypointAccepted', 'Other'),
        2,
      ),
    }),
  }),
);

const peerAuthentications = object(
  'security.istio.io/v1',
  'PeerAuthentication',
  fc.record({
    spec: fc.record(
      { ...attached, mtls: fc.record({ mode: word('STRICT', 'DISABLE') }) },
      { requiredKeys: [] },
    ),
  }),
);

const JWKS = [
  '{"keys":[{"kty":"oct","k":"c2VjcmV0"}]}',
  '{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo","d":"nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A"}]}',
  '{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]}',
];

const requestAuthentications = object(
  'security.istio.io/v1',
  'RequestAuthentication',
  fc.record({
    spec: fc.record(
      {
        ...attached,
        jwtRules: lists(
          fc.record(
            { issuer: word('me'), jwks: word(...JWKS) },
            { requiredKeys: ['issuer'] },
          ),
          1,
        ),
      },
      { requiredKeys: [] },
    ),
  }),
);

const providers = lists(fc.record({ name: word('envoy', 'other') }), 2);
const telemetries = object(
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

const wasmPlugins = object(
  'extensions.istio.io/v1alpha1',
  'WasmPlugin',
  fc.record({
    spec: fc.record(
      { ...attached, url: fc.constant('oci://x') },
      { requiredKeys: ['url'] },
    ),
  }),
);

const proxyConfigs = object(
  'networking.istio.io/v1beta1',
  'ProxyConfig',
  fc.record({
    spec: fc.record(
      {
        ...attached,
        image: fc.record({ imageType: word('distroless', 'default') }),
      },
      { requiredKeys: [] },
    ),
  }),
);

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
const envoyFilters = fc.oneof(
  lists(envoyFilter(fc.constant({})), 2),
  lists(
    envoyFilter(fc.constantFrom({}, { proxy: { proxyVersion: '1.31' } })),
    1,
  ),
);

const GATEWAY_API = 'gateway.networking.k8s.io/v1';
const apiConditions = lists(
  condition('Accepted', 'Programmed', 'ResolvedRefs', 'Other'),
  2,
);
const apiGateways = object(
  GATEWAY_API,
  'Gateway',
  fc.record({
    spec: fc.constant({ gatewayClassName: 'istio', listeners: [] }),
    status: fc.record({ conditions: apiConditions }),
  }),
);
const route = (kind: string) =>
  object(
    GATEWAY_API,
    kind,
    fc.record({
      spec: fc.constant({}),
      status: fc.record({
        parents: lists(
          apiConditions.map(conditions => ({
            parentRef: { name: 'one' },
            controllerName: 'istio.io/gateway-controller',
            conditions,
          })),
          1,
        ),
      }),
    }),
  );

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
const webhooks = (kind: string) =>
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

/** None of rbac.istio.io: out of files, the analyzer of what is deprecated cannot read the group of a CRD. */
const crds = clusterObject(
  'apiextensions.k8s.io/v1',
  'CustomResourceDefinition',
  word(
    ...['tlsroutes', 'grpcroutes', 'tcproutes', 'gateways'].map(
      name => `${name}.gateway.networking.k8s.io`,
    ),
  ),
  fc.record({
    spec: fc.record({
      group: fc.constant('gateway.networking.k8s.io'),
      names: fc.record({ kind: word('TLSRoute', 'GRPCRoute') }),
      versions: fc.constant([{ name: 'v1', served: true, storage: true }]),
    }),
  }),
  fc.record({
    annotations: fc.record(
      {
        'gateway.networking.k8s.io/bundle-version': word(
          'v1.0.0',
          'v1.5.0-rc.1',
          'v1.4',
          '1.6.0',
          'mine',
        ),
      },
      { requiredKeys: [] },
    ),
  }),
);

/** What is allowed, watched and patched, and what istiod has said. */
export const policyObjects = fc
  .tuple(
    lists(authorizationPolicies, 3),
    lists(peerAuthentications, 1),
    lists(requestAuthentications, 2),
    lists(telemetries, 3),
    lists(wasmPlugins, 1),
    lists(proxyConfigs, 1),
    envoyFilters,
    lists(apiGateways, 1),
    lists(fc.oneof(route('HTTPRoute'), route('GRPCRoute')), 2),
    lists(webhooks('MutatingWebhookConfiguration'), 2),
    lists(webhooks('ValidatingWebhookConfiguration'), 1),
    lists(crds, 2),
  )
  .map(all => all.flat());
