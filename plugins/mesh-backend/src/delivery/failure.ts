import { ErrorCode } from '@mesh-onboarding/backstage-plugin-mesh-common';
import { KubeError } from '../kube';

/** A write that was not done. The message is for people and holds no credential. */
export class DeliveryFailure extends Error {
  constructor(
    readonly code: ErrorCode,
    message: string,
    /** It may work later: the cluster did not answer, or was busy. */
    readonly retry: boolean = false,
    options: { cause?: unknown } = {},
  ) {
    super(message, options);
    this.name = 'DeliveryFailure';
  }
}

/** What an API server, or the way to it, said about a write. */
export function failureOf(
  error: unknown,
  context: { cluster: string; what: string },
): DeliveryFailure {
  if (error instanceof DeliveryFailure) return error;
  const { cluster, what } = context;
  if (!(error instanceof KubeError)) {
    // A bug or a broken database: not the cluster's fault, and worth another try.
    return new DeliveryFailure(
      'cluster-silent',
      `${what} in ${cluster} was not finished`,
      true,
      { cause: error },
    );
  }
  if (error.status === 0 || error.status === 429 || error.status >= 500) {
    return new DeliveryFailure(
      'cluster-silent',
      `${cluster} does not answer: ${error.message}`,
      true,
      { cause: error },
    );
  }
  if (error.status === 409) return conflict(error, cluster, what);
  if (error.status === 401 || error.status === 403) {
    return new DeliveryFailure(
      'cluster-read-only',
      `the portal may not write ${what} in ${cluster}: ${error.message}`,
      false,
      { cause: error },
    );
  }
  return new DeliveryFailure(
    'plan-blocked',
    `${cluster} refused ${what}: ${error.message}`,
    false,
    { cause: error },
  );
}

function conflict(error: KubeError, cluster: string, what: string) {
  const owners = error.causes
    .filter(c => c.reason === 'FieldManagerConflict')
    .map(c => `${c.field} (${c.message})`);
  return owners.length
    ? new DeliveryFailure(
        'foreign-field-manager',
        `another field manager owns a part of ${what} in ${cluster}: ${owners.join(
          ', ',
        )}`,
        false,
        { cause: error },
      )
    : new DeliveryFailure(
        'plan-changed',
        `${what} in ${cluster} is not the one that was approved: ${error.message}`,
        false,
        { cause: error },
      );
}
