import { z } from 'zod';
import { KubeError } from './kubeError';

const statusSchema = z.object({
  kind: z.literal('Status').optional(),
  reason: z.string().catch(''),
  message: z.string().catch(''),
  code: z.number().optional().catch(undefined),
  details: z
    .object({
      causes: z
        .array(
          z.object({
            field: z.string().catch(''),
            message: z.string().catch(''),
            reason: z.string().catch(''),
          }),
        )
        .catch([]),
      retryAfterSeconds: z.number().optional().catch(undefined),
    })
    .partial()
    .optional()
    .catch(undefined),
});

const MAX_MESSAGE = 500;

/** The refusal of an API server: its Status where it sent one. */
export function statusError(
  status: number,
  body: unknown,
  retryAfter?: string,
): KubeError {
  const parsed = statusSchema.safeParse(body);
  const says = parsed.success ? parsed.data : undefined;
  const seconds = Number(retryAfter ?? says?.details?.retryAfterSeconds);
  return new KubeError({
    status: status || (says?.code ?? 0),
    reason: says?.reason || `HTTP${status}`,
    message: (says?.message || `the API server answered ${status}`).slice(
      0,
      MAX_MESSAGE,
    ),
    retryAfterMs: seconds > 0 ? seconds * 1000 : undefined,
    causes: says?.details?.causes,
  });
}

/** An ERROR frame of a watch: its object is a Status. */
export function frameError(object: unknown): KubeError {
  return statusError(0, object);
}
