import { z as zod } from 'zod/v3';

type Z = typeof zod;

/** Input shared by actions about a namespace. Checked again with the contract: the scaffolder runs no defaults or refinements. */
export const targetInput = {
  namespace: (z: Z) =>
    z.string().describe('Namespace, a DNS-1123 label, e.g. refunds'),
  clusters: (z: Z) =>
    z
      .array(z.string())
      .min(1)
      .describe('Names of the clusters, in the order in which to apply'),
  entityRef: (z: Z) =>
    z
      .string()
      .optional()
      .describe('Catalog entity the request is about, full entity ref'),
  reason: (z: Z) =>
    z.string().max(2000).optional().describe('Why, for those who approve'),
};

/** Output of every action that files a request. */
export const filedOutput = {
  requestId: (z: Z) =>
    z.string().optional().describe('Id; absent when nothing was to do'),
  url: (z: Z) => z.string().optional().describe('Page of the request'),
  state: (z: Z) =>
    z.string().describe('State of the request, `nothing-to-do`, or `dry-run`'),
  planHash: (z: Z) => z.string().optional().describe('Hash of the plan'),
  title: (z: Z) => z.string().optional().describe('The request in one line'),
};
