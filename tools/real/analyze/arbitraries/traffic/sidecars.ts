import fc from 'fast-check';
import {
  word,
  portNumber,
  appLabels,
  lists,
  some,
  object,
} from '../vocabulary';
import { serverTls } from './serverTls';

const NETWORKING = 'networking.istio.io/v1';

export const sidecars = object(
  NETWORKING,
  'Sidecar',
  fc.record({
    spec: fc.record(
      {
        workloadSelector: fc.record({ labels: appLabels }),
        outboundTrafficPolicy: fc.constantFrom(
          { mode: 'REGISTRY_ONLY' },
          { egressProxy: { host: 'web.a.svc.cluster.local' } },
        ),
        egress: lists(
          fc.record({
            hosts: some(
              word(
                './*',
                './x.example.com',
                '*/*',
                'a/*',
                '~/*',
                'a/x.example.com',
              ),
            ),
          }),
          2,
        ),
        ingress: lists(
          fc.record(
            {
              port: fc.record({
                number: portNumber,
                name: word('p'),
                protocol: word('HTTP', 'TCP'),
              }),
              connectionPool: fc.constantFrom(
                { http: { http1MaxPendingRequests: 1 } },
                { tcp: { maxConnections: 1 } },
              ),
              tls: serverTls,
            },
            { requiredKeys: ['port'] },
          ),
          1,
        ),
      },
      { requiredKeys: [] },
    ),
  }),
);
