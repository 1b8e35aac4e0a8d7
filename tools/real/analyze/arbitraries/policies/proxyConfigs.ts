import fc from 'fast-check';
import { word, object } from '../vocabulary';
import { attached } from './attached';

export const proxyConfigs = object(
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
