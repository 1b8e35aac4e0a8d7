import type { ErrorCode } from '@mesh-onboarding/backstage-plugin-mesh-common';

/** A rejection as the client of the contract gives it. */
export function refusal(
  statusCode: number,
  message: string,
  extra: { code?: ErrorCode; field?: string; nextStep?: string } = {},
): Error {
  return Object.assign(new Error(message), {
    name: 'ResponseError',
    statusCode,
    body: { error: { name: 'Error', message, ...extra } },
  });
}
