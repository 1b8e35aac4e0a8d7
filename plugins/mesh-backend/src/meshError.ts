import { ErrorCode } from '@mesh-onboarding/backstage-plugin-mesh-common';

/** A refusal that a user can meet: a code of the contract, plain words, and what to do next. */
export class MeshError extends Error {
  /** Which field of the input it is about, e.g. `clusters.0`. */
  readonly field?: string;
  readonly nextStep?: string;

  constructor(
    readonly code: ErrorCode,
    message: string,
    options: { field?: string; nextStep?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'MeshError';
    this.field = options.field;
    this.nextStep = options.nextStep;
  }
}
