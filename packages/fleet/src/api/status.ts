import type { JsonObject } from './values';

export interface StatusCause {
  reason?: string;
  message: string;
  field?: string;
}

export interface StatusDetails {
  name?: string;
  group?: string;
  kind?: string;
  uid?: string;
  causes?: StatusCause[];
  retryAfterSeconds?: number;
}

/** The kind a message is about; `resource` is its plural. */
export interface ResourceRef {
  group: string;
  resource: string;
}

/** A failure as the API says it: becomes a `Status` object and its HTTP code. */
export class StatusError extends Error {
  constructor(
    readonly code: number,
    readonly reason: string,
    message: string,
    readonly details?: StatusDetails,
  ) {
    super(message);
  }

  toStatus(): JsonObject {
    return {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: this.message,
      ...(this.reason && { reason: this.reason }),
      ...(this.details && { details: this.details }),
      code: this.code,
    };
  }
}

/** `pods`, `gateways.gateway.networking.k8s.io` */
export const qualified = ({ group, resource }: ResourceRef) =>
  group ? `${resource}.${group}` : resource;

const about = (ref: ResourceRef, name?: string): StatusDetails => ({
  ...(name && { name }),
  ...(ref.group && { group: ref.group }),
  kind: ref.resource,
});

export const notFound = (ref: ResourceRef, name: string) =>
  new StatusError(
    404,
    'NotFound',
    `${qualified(ref)} "${name}" not found`,
    about(ref, name),
  );

/** A path below a served group that names no resource. */
export const noSuchResource = () =>
  new StatusError(
    404,
    'NotFound',
    'the server could not find the requested resource',
    {},
  );

export const alreadyExists = (ref: ResourceRef, name: string) =>
  new StatusError(
    409,
    'AlreadyExists',
    `${qualified(ref)} "${name}" already exists`,
    about(ref, name),
  );

export const conflict = (ref: ResourceRef, name: string, why: string) =>
  new StatusError(
    409,
    'Conflict',
    `Operation cannot be fulfilled on ${qualified(ref)} "${name}": ${why}`,
    about(ref, name),
  );

export const MODIFIED =
  'the object has been modified; please apply your changes to the latest version and try again';

export const forbidden = (ref: ResourceRef, name: string, why: string) =>
  new StatusError(
    403,
    'Forbidden',
    `${qualified(ref)}${name ? ` "${name}"` : ''} is forbidden: ${why}`,
    about(ref, name),
  );

export const unauthorized = () =>
  new StatusError(401, 'Unauthorized', 'Unauthorized');

export const badRequest = (message: string) =>
  new StatusError(400, 'BadRequest', message);

export const expired = (message: string) =>
  new StatusError(410, 'Expired', message);

export const methodNotAllowed = () =>
  new StatusError(
    405,
    'MethodNotAllowed',
    'the server does not allow this method on the requested resource',
    {},
  );

/** One thing wrong with one field, as admission and validation find it. */
export interface FieldError {
  field: string;
  reason:
    | 'FieldValueInvalid'
    | 'FieldValueRequired'
    | 'FieldValueNotSupported'
    | 'FieldValueDuplicate'
    | 'FieldValueForbidden'
    | 'FieldValueTooLong'
    | 'FieldValueTooMany'
    | 'FieldValueTypeInvalid';
  /** What follows the field: `Required value`, `Invalid value: "x": must …` */
  text: string;
}

/** 422: the object is understood and not acceptable. `kind` is the kind itself, not its plural. */
export function invalid(
  { group, kind }: { group: string; kind: string },
  name: string | undefined,
  errors: FieldError[],
) {
  const each = errors.map(e => `${e.field}: ${e.text}`);
  const list = each.length === 1 ? each[0] : `[${each.join(', ')}]`;
  const qualifiedKind = group ? `${kind}.${group}` : kind;
  const shown = name ?? '';
  return new StatusError(
    422,
    'Invalid',
    `${qualifiedKind} "${shown}" is invalid: ${list}`,
    {
      ...(name && { name }),
      ...(group && { group }),
      ...(kind && { kind }),
      causes: errors.map(e => ({
        reason: e.reason,
        message: e.text,
        field: e.field,
      })),
    },
  );
}

export const tooLargeResourceVersion = (asked: number, current: number) =>
  new StatusError(
    504,
    'Timeout',
    `Timeout: Too large resource version: ${asked}, current: ${current}`,
    {
      causes: [
        {
          reason: 'ResourceVersionTooLarge',
          message: 'Too large resource version',
        },
      ],
      retryAfterSeconds: 1,
    },
  );

/**
 * What a real API server would do and this one does not.
 * @param what - what was asked for
 * @param instead - the way out, in one sentence
 */
export const notImplemented = (what: string, instead: string) =>
  new StatusError(
    501,
    'NotImplemented',
    `the simulated fleet does not serve ${what}. ${instead}`,
  );
