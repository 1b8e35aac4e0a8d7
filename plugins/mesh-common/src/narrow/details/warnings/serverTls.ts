import { z } from 'zod';

const text = z.string().nullish();

/** TLS of a server, in a Gateway and in the ingress of a Sidecar. */
export const serverTlsSchema = z
  .object({
    mode: text,
    httpsRedirect: z.boolean().nullish(),
    minProtocolVersion: text,
    cipherSuites: z.array(z.string()).nullish(),
    serverCertificate: text,
    privateKey: text,
    caCertificates: text,
    caCrl: text,
    credentialName: text,
    credentialNames: z.array(z.string()).nullish(),
    tlsCertificates: z.array(z.unknown()).nullish(),
  })
  .nullish();

type ServerTls = NonNullable<z.output<typeof serverTlsSchema>>;

/** Istio `pkg/config/validation`, validateTLSOptions. */
export function* serverTlsWarnings(
  tls: z.output<typeof serverTlsSchema>,
): Iterable<string> {
  if (!tls) return;
  yield* cipherWarnings(tls);
  // proto3: an absent mode is the first of the enum.
  const mode = tls.mode || 'PASSTHROUGH';
  const passes = mode === 'PASSTHROUGH' || mode === 'AUTO_PASSTHROUGH';
  if (passes && hasCertificate(tls)) {
    yield `TLS mode ${mode} uses no certificate, those that are named are ignored`;
  }
  const hasCredential = tls.credentialName || tls.credentialNames?.length;
  const isOwn = ['SIMPLE', 'MUTUAL', 'OPTIONAL_MUTUAL'].includes(mode);
  if (isOwn && !hasCredential && (tls.tlsCertificates?.length ?? 0) > 2) {
    yield 'TLS takes no more than two server certificates';
  }
}

function* cipherWarnings(tls: ServerTls): Iterable<string> {
  const suites = tls.cipherSuites ?? [];
  const isOld =
    tls.minProtocolVersion === 'TLSV1_0' ||
    tls.minProtocolVersion === 'TLSV1_1';
  if (isOld && !suites.length) {
    yield `minProtocolVersion ${tls.minProtocolVersion} needs cipherSuites that old clients know: the default has none`;
  }
  const invalid = suites.filter(suite => !isCipherSuite(suite));
  if (invalid.length) yield `unknown cipherSuites: ${invalid.join(', ')}`;
  const valid = suites.filter(isCipherSuite);
  if (new Set(valid).size < valid.length) {
    yield 'cipherSuites names one twice';
  }
}

function hasCertificate(tls: ServerTls): boolean {
  return !!(
    tls.caCrl ||
    tls.serverCertificate ||
    tls.privateKey ||
    tls.caCertificates ||
    tls.tlsCertificates?.length ||
    tls.credentialName ||
    tls.credentialNames?.length
  );
}

/** Istio `pkg/config/security/security.go`; operators as `-ALL` are let through. */
const isCipherSuite = (suite: string) =>
  suite === '' ||
  suite === 'ALL' ||
  !/^[\p{L}\p{N}]/u.test(suite) ||
  CIPHER_SUITES.has(suite);

const CIPHER_SUITES: ReadonlySet<string> = new Set([
  ...['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256'],
  ...['ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384'],
  ...['ECDHE-ECDSA-CHACHA20-POLY1305', 'ECDHE-RSA-CHACHA20-POLY1305'],
  ...['ECDHE-ECDSA-AES128-SHA', 'ECDHE-RSA-AES128-SHA'],
  ...['ECDHE-ECDSA-AES256-SHA', 'ECDHE-RSA-AES256-SHA'],
  ...['AES128-GCM-SHA256', 'AES256-GCM-SHA384', 'AES128-SHA', 'AES256-SHA'],
  'DES-CBC3-SHA',
]);

const HTTP: ReadonlySet<string> = new Set([
  ...['http', 'http2', 'http_proxy', 'grpc', 'grpc-web'],
]);

/** Whether Istio takes the protocol of a port for HTTP (Istio `pkg/config/protocol/instance.go`, IsHTTP). */
export const isHttp = (protocol: string | null | undefined) =>
  HTTP.has((protocol ?? '').toLowerCase());
