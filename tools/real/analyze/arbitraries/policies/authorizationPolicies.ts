import fc from 'fast-check';
import { word, lists, some, object, condition } from '../vocabulary';
import { attached } from './attached';

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

export const authorizationPolicies = object(
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
