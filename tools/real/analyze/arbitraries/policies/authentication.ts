import fc from 'fast-check';
import { word, lists, object } from '../vocabulary';
import { attached } from './attached';

export const peerAuthentications = object(
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

export const requestAuthentications = object(
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
