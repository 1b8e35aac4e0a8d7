import { z } from 'zod';

/** First word of the API side: where its clusters are. */
export const readySchema = z.object({
  clusters: z.array(z.object({ name: z.string(), url: z.string() })),
  /** PEM. */
  ca: z.string(),
  /** Bytes of one pod in JSON. */
  podBytes: z.number(),
});
export type Ready = z.infer<typeof readySchema>;

/** What the other side asks; each question has an answer. */
export const questionSchema = z.discriminatedUnion('ask', [
  z.object({ ask: z.literal('counters') }),
  z.object({
    ask: z.literal('label'),
    cluster: z.string(),
    namespace: z.string(),
    /** Value of `istio.io/dataplane-mode`; null: without. */
    mode: z.string().nullable(),
  }),
]);
export type Question = z.infer<typeof questionSchema>;

/** Counts since the question before. */
export const answerSchema = z.object({
  /** Requests that read objects for somebody. */
  reads: z.number(),
  bytes: z.number(),
  /** Heartbeats, polled settings and the opening of watches, which come with no viewer too. */
  upkeep: z.number(),
  /** Monotonic time of this machine, nanoseconds: a write was accepted then. */
  at: z.string(),
});
export type Answer = z.infer<typeof answerSchema>;
