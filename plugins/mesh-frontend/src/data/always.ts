import type { Conditional } from '@mesh-onboarding/backstage-plugin-mesh-common';

/** An unconditional answer as a conditional one. */
export async function always<T>(answer: Promise<T>): Promise<Conditional<T>> {
  return { notModified: false, value: await answer, etag: null };
}
