import fc from 'fast-check';
import { lists, object, condition } from '../vocabulary';

const GATEWAY_API = 'gateway.networking.k8s.io/v1';
const apiConditions = lists(
  condition('Accepted', 'Programmed', 'ResolvedRefs', 'Other'),
  2,
);
export const apiGateways = object(
  GATEWAY_API,
  'Gateway',
  fc.record({
    spec: fc.constant({ gatewayClassName: 'istio', listeners: [] }),
    status: fc.record({ conditions: apiConditions }),
  }),
);
export const route = (kind: string) =>
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
