import { z } from 'zod';
import { dataPlaneModeSchema, freshnessSchema } from './status';

/** `GET /clusters`: what a form needs to offer clusters, and what an operator needs to see. */
export const clusterSchema = z.object({
  name: z.string(),
  title: z.string().nullable(),
  uid: z.string().nullable(),
  network: z.string().nullable(),
  trustDomain: z.string().nullable(),
  version: z.string().nullable(),
  mode: dataPlaneModeSchema,
  ambientReady: z.boolean().nullable(),
  /** Why `ambientReady` is not true; codes. */
  notReady: z.array(
    z.enum(['control-plane', 'node-agent', 'data-plane', 'unknown']),
  ),
  freshness: freshnessSchema,
  source: z.enum(['config', 'registry']),
  /** The suite holds credentials to write here and writing is enabled. */
  writable: z.boolean(),
  /** Namespaces of which the viewer's groups are the confirmed owner. */
  namespaces: z.array(
    z.object({
      name: z.string(),
      owner: z.string().nullable(),
      declared: z.enum(['ambient', 'sidecar', 'none', 'conflict']),
      pods: z.number().int(),
      services: z.array(z.string()),
      waypoints: z.array(z.string()),
    }),
  ),
  /** What istiod of this cluster says about others: declared, not verified, without a probe. */
  peers: z.array(
    z.object({
      cluster: z.string(),
      sync: z.enum([
        'synced',
        'syncing',
        'timeout',
        'not-registered',
        'declared',
        'unknown',
      ]),
    }),
  ),
});

export const clusterListSchema = z.object({ clusters: z.array(clusterSchema) });

/** @public */
export type ClusterSummary = z.infer<typeof clusterSchema>;
/** @public */
export type ClusterList = z.infer<typeof clusterListSchema>;
