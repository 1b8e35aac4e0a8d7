import { z } from 'zod';
import { dnsLabelSchema, timeSchema } from './primitives';

/** `POST /credential-drops`: one kubeconfig, at most 64 KiB. Only server, CA and an inline token or client certificate are kept. */
export const dropInputSchema = z.object({
  kubeconfig: z
    .string()
    .min(1)
    .max(64 * 1024),
});

/** Never holds anything of the credential but its host. */
export const dropSchema = z.object({
  drop: z.string(),
  host: z.string(),
  expiresAt: timeSchema,
});

export const preflightInputSchema = z.object({
  name: dnsLabelSchema,
  drop: z.string(),
  peers: z.array(dnsLabelSchema).max(50).default([]),
});

export const preflightCheckSchema = z.object({
  id: z.enum([
    'reachable',
    'version',
    'rights',
    'uid-unique',
    'name-free',
    'cluster-id',
    'network',
    'trust-domain',
    'root-fingerprint',
    'ambient-ready',
  ]),
  state: z.enum(['pass', 'fail', 'unknown']),
  /** A failed check is titled by its fact, a passed one by the good state. */
  title: z.string(),
  evidence: z.string().nullable(),
  fix: z.string().nullable(),
  /** A command that helps, ready to copy; null where there is none. */
  command: z.string().nullable(),
});

export const preflightSchema = z.object({
  ready: z.boolean(),
  checks: z.array(preflightCheckSchema),
});

/** @public */
export type CredentialDrop = z.infer<typeof dropSchema>;
/** @public */
export type PreflightInput = z.input<typeof preflightInputSchema>;
/** @public */
export type PreflightCheck = z.infer<typeof preflightCheckSchema>;
/** @public */
export type Preflight = z.infer<typeof preflightSchema>;
