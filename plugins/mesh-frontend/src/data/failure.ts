import {
  ErrorCode,
  asSentence,
  errorBodySchema,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

/** A refused or failed call, as the screens need it. */
export interface Failure {
  /** `forbidden`: this viewer may not; `refused`: the backend says why; `failed`: the portal itself. */
  kind: 'forbidden' | 'refused' | 'failed';
  /** HTTP status; null where no answer came. */
  status: number | null;
  code: ErrorCode | null;
  message: string;
  /** Field of the input it is about. */
  field: string | null;
  nextStep: string | null;
}

/** Reads any rejection of the mesh client; never throws. */
export function failureOf(error: unknown): Failure {
  const status = statusOf(error);
  const parsed = errorBodySchema.safeParse(
    (error as { body?: unknown } | null)?.body,
  );
  const body = parsed.success ? parsed.data.error : undefined;
  return {
    kind: kindOf(status, body?.code),
    status,
    code: body?.code ?? null,
    message: capital(body?.message ?? messageOf(error)),
    field: body?.field ?? null,
    nextStep: body?.nextStep ?? null,
  };
}

/** What happened and what to do, as sentences one after the other. */
export function failureText({ message, nextStep }: Failure): string {
  return nextStep ? `${asSentence(message)} ${nextStep}` : message;
}

/** Errors begin small, as in a log. What begins with a name stays as it is: it may be that of a namespace. */
function capital(message: string): string {
  return /^(a|an|at|everything|it|no|nobody|only|that|the|these|they|this|whose|you|your)\b/.test(
    message,
  )
    ? message[0].toUpperCase() + message.slice(1)
    : message;
}

function statusOf(error: unknown): number | null {
  const code = (error as { statusCode?: unknown } | null)?.statusCode;
  return typeof code === 'number' ? code : null;
}

/** A code says why; a status alone does not. */
function kindOf(
  status: number | null,
  code: ErrorCode | undefined,
): Failure['kind'] {
  if (code && code !== 'forbidden') return 'refused';
  if (status === 403) return 'forbidden';
  return status !== null && status >= 400 && status < 500
    ? 'refused'
    : 'failed';
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
