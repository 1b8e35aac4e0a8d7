import fc from 'fast-check';
import { word, clusterObject } from '../vocabulary';

/** None of rbac.istio.io: out of files, the analyzer of what is deprecated cannot read the group of a CRD. */
export const crds = clusterObject(
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
