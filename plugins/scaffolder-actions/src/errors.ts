import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
  ResponseError,
  ServiceUnavailableError,
} from '@backstage/errors';
import {
  ErrorCode,
  errorBodySchema,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

/** The mesh code of a refusal, if it has one. */
export function refusalCode(error: unknown): ErrorCode | undefined {
  return refusal(error)?.code;
}

/** Turns a refusal of mesh-backend into one sentence for the task log: field, what is wrong, what to do next. */
export function taskError(error: unknown): Error {
  const body = refusal(error);
  if (!body || !(error instanceof ResponseError)) {
    return error instanceof Error ? error : new Error(String(error));
  }
  const where = body.field ? `${body.field}: ` : '';
  const next = body.nextStep ? ` Next: ${body.nextStep}` : '';
  const message = `${where}${body.message}${next}`;
  return withoutStack(named(error.statusCode, message));
}

/** The scaffolder writes the stack of an error into the log; of a refusal only its sentence helps. */
function withoutStack(error: Error): Error {
  error.stack = `${error.name}: ${error.message}`;
  return error;
}

function named(statusCode: number, message: string): Error {
  switch (statusCode) {
    case 400:
      return new InputError(message);
    case 401:
    case 403:
      return new NotAllowedError(message);
    case 404:
      return new NotFoundError(message);
    case 409:
      return new ConflictError(message);
    case 503:
      return new ServiceUnavailableError(message);
    default:
      return new Error(message);
  }
}

function refusal(error: unknown) {
  if (!(error instanceof ResponseError)) return undefined;
  const parsed = errorBodySchema.safeParse(error.body);
  return parsed.success ? parsed.data.error : undefined;
}
