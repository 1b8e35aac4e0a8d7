import { z } from 'zod';

export const requestAuthenticationSpec = z.object({
  jwtRules: z.array(z.object({ jwks: z.string().nullish() })).nullish(),
});

/** Istio `pkg/config/validation`, warnPrivateJwksKeys. The keys themselves are not kept. */
export function* requestAuthenticationWarnings({
  jwtRules,
}: z.output<typeof requestAuthenticationSpec>): Iterable<string> {
  const isLeaking = jwtRules?.some(({ jwks }) => keysOf(jwks).some(isPrivate));
  if (isLeaking) {
    yield 'its jwks holds a private key, which whoever reads this object can sign tokens with';
  }
}

const keySchema = z.object({ kty: z.string(), d: z.unknown().optional() });
const setSchema = z.union([
  z.object({ keys: z.array(keySchema) }).transform(({ keys }) => keys),
  keySchema.transform(key => [key]),
]);

function keysOf(text: string | null | undefined): z.output<typeof setSchema> {
  if (!text) return [];
  try {
    return setSchema.parse(JSON.parse(text));
  } catch {
    return [];
  }
}

/** A symmetric key signs as well as it verifies; a pair that holds its private half has `d` (RFC 7518). */
const isPrivate = ({ kty, d }: z.output<typeof keySchema>) =>
  kty === 'oct' || d !== undefined;
