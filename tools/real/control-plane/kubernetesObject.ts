import { z } from 'zod';

/** What every Kubernetes object has; the rest passes through unread. */
export const objectSchema = z.looseObject({
  apiVersion: z.string(),
  kind: z.string(),
  metadata: z.looseObject({
    name: z.string(),
    namespace: z.string().optional(),
  }),
});

export type KubernetesObject = z.infer<typeof objectSchema>;
