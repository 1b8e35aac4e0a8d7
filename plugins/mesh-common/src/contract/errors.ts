import { z } from 'zod';

/**
 * Codes in the error body (`{ error: { name, message, code, field?, nextStep? } }`), beside Backstage's own fields.
 * Every failure a user can meet has one.
 */
export const errorCodes = [
  'unknown-cluster',
  'cluster-silent',
  'cluster-read-only',
  'writes-disabled',
  'unknown-namespace',
  'system-namespace',
  'not-owner',
  'claim-unconfirmed',
  'cluster-not-ambient',
  'reserved-waypoint-name',
  'foreign-field-manager',
  'cluster-exists',
  'kubeconfig-invalid',
  'kubeconfig-unsafe',
  'host-not-allowed',
  'credential-refused',
  'cluster-unreachable',
  'drop-unknown',
  'plan-changed',
  'plan-blocked',
  'nothing-to-do',
  'target-busy',
  'own-request',
  'not-approver',
  'wrong-state',
  'unknown-request',
  'unknown-entity',
  'service-principal',
  'invalid-input',
  'forbidden',
] as const;

export const errorCodeSchema = z.enum(errorCodes);

export const errorBodySchema = z.object({
  error: z.object({
    name: z.string(),
    message: z.string(),
    code: errorCodeSchema.optional(),
    field: z.string().optional(),
    nextStep: z.string().optional(),
  }),
});

/** @public */
export type ErrorCode = z.infer<typeof errorCodeSchema>;
