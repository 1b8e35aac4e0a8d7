import { KubeError, KubeFailureReason } from './kubeError';

const reasonOfCode: Record<string, KubeFailureReason> = {
  UND_ERR_CONNECT_TIMEOUT: 'Timeout',
  UND_ERR_HEADERS_TIMEOUT: 'Timeout',
  UND_ERR_BODY_TIMEOUT: 'Timeout',
  ETIMEDOUT: 'Timeout',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'TlsFailed',
  SELF_SIGNED_CERT_IN_CHAIN: 'TlsFailed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'TlsFailed',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'TlsFailed',
  CERT_HAS_EXPIRED: 'TlsFailed',
  CERT_SIGNATURE_FAILURE: 'TlsFailed',
  EPROTO: 'TlsFailed',
};

/** What undici or Node threw, as a KubeError. `host` is named; URLs, headers and bodies never are. */
export function transportError(
  error: unknown,
  context: { host: string; timedOut: boolean; aborted: boolean },
): KubeError {
  if (error instanceof KubeError) return error;
  const { host } = context;
  if (context.timedOut) {
    return failure('Timeout', `${host} did not answer in time`, error);
  }
  if (context.aborted) {
    return failure('Aborted', `the request to ${host} was given up`, error);
  }
  const code = codeOf(error);
  const reason =
    reasonOfCode[code] ??
    (code.startsWith('ERR_TLS') || code.startsWith('ERR_SSL')
      ? 'TlsFailed'
      : 'Unreachable');
  const detail = code ? ` (${code})` : '';
  const says =
    reason === 'TlsFailed'
      ? `the certificate of ${host} was not accepted${detail}`
      : `${host} cannot be reached${detail}`;
  return failure(reason, says, error);
}

function failure(reason: KubeFailureReason, message: string, cause: unknown) {
  return new KubeError({ status: 0, reason, message, cause });
}

function codeOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const { code, cause } = error as { code?: unknown; cause?: unknown };
  return typeof code === 'string' ? code : codeOf(cause);
}
