import { z } from 'zod';
import { isHttp, serverTlsSchema, serverTlsWarnings } from './serverTls';

export const gatewaySpec = z.object({
  servers: z
    .array(
      z.object({
        port: z.object({ protocol: z.string().nullish() }).nullish(),
        tls: serverTlsSchema,
      }),
    )
    .nullish(),
});

/** Istio `pkg/config/validation`, ValidateGateway. */
export function* gatewayWarnings({
  servers,
}: z.output<typeof gatewaySpec>): Iterable<string> {
  for (const { port, tls } of servers ?? []) {
    yield* serverTlsWarnings(tls);
    if (port && tls?.httpsRedirect && !isHttp(port.protocol)) {
      yield 'tls.httpsRedirect is for HTTP servers only';
    }
  }
}
