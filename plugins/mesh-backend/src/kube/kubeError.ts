/** Why no answer came, or the `reason` of the Kubernetes Status that came. */
export type KubeFailureReason =
  | 'Timeout'
  | 'Aborted'
  | 'Unreachable'
  | 'TlsFailed'
  | 'CredentialUnreadable'
  | 'BadAnswer'
  // What the server says, e.g. `Expired`, `AlreadyExists`.
  | (string & {});

/** One entry of `details.causes` of a Status, e.g. a conflict of a server-side apply. Text is the server's: hostile. */
export interface KubeErrorCause {
  readonly field: string;
  readonly message: string;
  readonly reason: string;
}

/** An API server refused, or did not answer. Its message holds no credential. */
export class KubeError extends Error {
  /** HTTP status; 0 where no answer came. */
  readonly status: number;
  readonly reason: KubeFailureReason;
  /** From `Retry-After`, milliseconds. */
  readonly retryAfterMs?: number;
  readonly causes: readonly KubeErrorCause[];

  constructor(options: {
    status: number;
    reason: KubeFailureReason;
    message: string;
    retryAfterMs?: number;
    causes?: readonly KubeErrorCause[];
    cause?: unknown;
  }) {
    super(options.message, { cause: options.cause });
    this.name = 'KubeError';
    this.status = options.status;
    this.reason = options.reason;
    this.retryAfterMs = options.retryAfterMs;
    this.causes = options.causes ?? [];
  }

  static is(error: unknown): error is KubeError {
    return error instanceof KubeError;
  }
}
