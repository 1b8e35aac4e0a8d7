import fc from 'fast-check';
import {
  word,
  host,
  portNumber,
  exportTo,
  appLabels,
  lists,
  object,
} from '../vocabulary';

const NETWORKING = 'networking.istio.io/v1';

const clientTls = fc.record(
  {
    mode: word('SIMPLE', 'MUTUAL', 'ISTIO_MUTUAL', 'DISABLE'),
    caCertificates: word('', '/ca.pem'),
    credentialName: word('', 'secret'),
  },
  { requiredKeys: ['mode'] },
);
const outlierDetection = fc.record(
  { consecutiveErrors: fc.constantFrom(0, 5) },
  { requiredKeys: [] },
);
const loadBalancer = fc.constantFrom(
  { simple: 'RANDOM' },
  { consistentHash: { httpHeaderName: 'x', minimumRingSize: 1024 } },
);
const policy = fc.record(
  {
    tls: clientTls,
    outlierDetection,
    loadBalancer,
  },
  { requiredKeys: [] },
);

export const destinationRules = object(
  NETWORKING,
  'DestinationRule',
  fc.record({
    spec: fc.record(
      {
        host,
        exportTo,
        workloadSelector: fc.record({ matchLabels: appLabels }),
        trafficPolicy: fc.record(
          {
            tls: clientTls,
            outlierDetection,
            loadBalancer,
            portLevelSettings: lists(
              fc
                .tuple(portNumber, policy)
                .map(([number, rest]) => ({ port: { number }, ...rest })),
              2,
            ),
          },
          { requiredKeys: [] },
        ),
        subsets: fc.uniqueArray(
          fc.record(
            {
              name: word('v1', 'v2'),
              labels: fc
                .tuple(
                  appLabels,
                  fc.record(
                    {
                      'topology.kubernetes.io/region': word('r1', ''),
                      'topology.kubernetes.io/zone': word('z1'),
                      'kubernetes.io/hostname': word('node-1'),
                    },
                    { requiredKeys: [] },
                  ),
                )
                .map(([labels, place]) => ({ ...labels, ...place })),
              trafficPolicy: policy,
            },
            { requiredKeys: ['name'] },
          ),
          { maxLength: 2, selector: subset => subset.name },
        ),
      },
      { requiredKeys: ['host'] },
    ),
  }),
);
