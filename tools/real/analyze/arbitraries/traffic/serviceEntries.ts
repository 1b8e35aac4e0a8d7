import fc from 'fast-check';
import {
  word,
  portNumber,
  exportTo,
  appLabels,
  lists,
  some,
  object,
} from '../vocabulary';

const NETWORKING = 'networking.istio.io/v1';

const part = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined });

export const serviceEntries = object(
  NETWORKING,
  'ServiceEntry',
  fc.record({
    spec: fc.record(
      {
        hosts: some(
          word(
            'x.example.com',
            '*.example.com',
            'y.example.com',
            'w*.example.com',
          ),
          2,
        ),
        exportTo,
        addresses: part(some(word('10.1.0.1', '10.1.0.0/16'), 1)).map(
          a => a ?? [],
        ),
        ports: lists(
          fc.record(
            {
              number: portNumber,
              name: word('p1', 'p2'),
              protocol: word('TCP', 'tcp', 'HTTP', 'TLS', ''),
            },
            { requiredKeys: ['number', 'name'] },
          ),
          2,
        ),
        resolution: word(
          'NONE',
          'STATIC',
          'DNS',
          'DYNAMIC_DNS',
          'DNS_ROUND_ROBIN',
        ),
        workloadSelector: fc.record({ labels: appLabels }),
        endpoints: lists(
          fc.record(
            { address: word('10.0.0.5'), network: word('n1') },
            { requiredKeys: [] },
          ),
          1,
        ),
      },
      { requiredKeys: ['hosts'] },
    ),
    status: fc.record(
      { addresses: lists(fc.record({ value: word('240.240.0.1') }), 1) },
      { requiredKeys: [] },
    ),
  }),
);
