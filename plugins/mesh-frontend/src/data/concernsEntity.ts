import {
  EntityStatus,
  signalSchema,
} from '@mesh-onboarding/backstage-plugin-mesh-common';

/**
 * Whether a signal is about an entity. In doubt it is: a signal that cannot be read, or a status without a key,
 * costs one request; the opposite would cost freshness.
 */
export function concernsEntity(
  message: unknown,
  status: EntityStatus | undefined,
): boolean {
  const signal = signalSchema.safeParse(message);
  if (!signal.success || !status?.signalKey) return true;
  return signal.data.all || signal.data.changed.includes(status.signalKey);
}
