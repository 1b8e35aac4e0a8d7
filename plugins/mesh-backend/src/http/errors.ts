import { ErrorRequestHandler } from 'express';
import { ErrorCode } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { MeshError } from '../meshError';

/** HTTP status of each code; the name beside it is the one Backstage's clients know. */
const statusOf: Record<ErrorCode, keyof typeof names> = {
  'invalid-input': 400,
  'kubeconfig-invalid': 400,
  'kubeconfig-unsafe': 400,
  'host-not-allowed': 400,
  'credential-refused': 400,
  'reserved-waypoint-name': 400,
  'cluster-read-only': 403,
  'writes-disabled': 403,
  'system-namespace': 403,
  'not-owner': 403,
  'claim-unconfirmed': 403,
  'own-request': 403,
  'not-approver': 403,
  'service-principal': 403,
  forbidden: 403,
  'unknown-cluster': 404,
  'unknown-namespace': 404,
  'unknown-request': 404,
  'unknown-entity': 404,
  'drop-unknown': 404,
  'cluster-not-ambient': 409,
  'foreign-field-manager': 409,
  'cluster-exists': 409,
  'plan-changed': 409,
  'plan-blocked': 409,
  'nothing-to-do': 409,
  'target-busy': 409,
  'wrong-state': 409,
  'cluster-silent': 503,
  'cluster-unreachable': 503,
};

const names = {
  400: 'InputError',
  403: 'NotAllowedError',
  404: 'NotFoundError',
  409: 'ConflictError',
  503: 'ServiceUnavailableError',
} as const;

/** Answers MeshErrors in the shape of the contract; leaves all others to Backstage. */
export const meshErrorHandler: ErrorRequestHandler = (
  error,
  request,
  response,
  next,
) => {
  const known = error instanceof MeshError ? error : bodyError(error);
  if (!known || response.headersSent) {
    next(error);
    return;
  }
  const statusCode = statusOf[known.code];
  response.status(statusCode).json({
    error: {
      name: names[statusCode],
      message: known.message,
      code: known.code,
      field: known.field,
      nextStep: known.nextStep,
    },
    request: { method: request.method, url: request.originalUrl },
    response: { statusCode },
  });
};

/**
 * A body that could not be read. The parser's own message quotes the body, which may be a credential: it is dropped.
 */
function bodyError(error: unknown): MeshError | null {
  const type = (error as { type?: unknown } | null)?.type;
  if (typeof type !== 'string' || !/^(entity|encoding|charset)\./.test(type)) {
    return null;
  }
  return type === 'entity.too.large'
    ? new MeshError('invalid-input', 'the body is too large', {
        nextStep: 'Send less; a kubeconfig of one context is a few KiB.',
      })
    : new MeshError('invalid-input', 'the body is not JSON', {
        nextStep: 'Send JSON with `content-type: application/json`.',
      });
}
