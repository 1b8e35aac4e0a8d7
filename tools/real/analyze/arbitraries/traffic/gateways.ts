import fc from 'fast-check';
import { word, portNumber, object } from '../vocabulary';
import { serverTls } from './serverTls';

const NETWORKING = 'networking.istio.io/v1';

/** One server for a port: which of several counts depends on an order that Istio does not have. */
export const gateways = object(
  NETWORKING,
  'Gateway',
  fc.record({
    spec: fc.record({
      selector: fc.constantFrom<Record<string, string>>(
        { istio: 'ingressgateway' },
        { app: 'web' },
        { app: 'web', version: 'v1' },
        {},
      ),
      servers: fc.uniqueArray(
        fc.record(
          {
            port: fc.record({
              number: portNumber,
              name: word('p1'),
              protocol: word('HTTP', 'HTTPS', 'TCP'),
            }),
            hosts: fc.uniqueArray(
              word(
                'x.example.com',
                '*.example.com',
                '*',
                './x.example.com',
                '*/*',
                'a/x.example.com',
              ),
              { minLength: 1, maxLength: 2 },
            ),
            bind: word('', '10.0.0.1'),
            tls: serverTls,
          },
          { requiredKeys: ['hosts'] },
        ),
        { maxLength: 2, selector: server => server.port?.number ?? 0 },
      ),
    }),
  }),
);
